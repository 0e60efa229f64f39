using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository.Community;

/// <summary>The forms that people fill in, often in a hurry and with a token in the clipboard.</summary>
/// <remarks>Source: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms</remarks>
public sealed class IssueFormTests
{
    private const string Folder = ".github/ISSUE_TEMPLATE/";

    private static readonly HashSet<string> FormKeys = ["name", "description", "title", "labels", "assignees", "projects", "type", "body"];

    /// <summary>The types of fields, and what each must have.</summary>
    private static readonly Dictionary<string, string[]> FieldKinds = new()
    {
        ["markdown"] = ["value"],
        ["input"] = ["label"],
        ["textarea"] = ["label"],
        ["dropdown"] = ["label", "options"],
        ["checkboxes"] = ["label", "options"],
    };

    private static string[] Forms { get; } =
        [.. SourceTree.Files(".yml").Select(SourceTree.NameOf).Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.EndsWith("/config.yml", StringComparison.Ordinal))];

    [Fact]
    public void There_is_a_form_for_bugs_features_and_unknown_responses() =>
        Assert.Equal(["bug-report.yml", "feature-request.yml", "unexpected-response.yml"], Forms.Select(form => form[Folder.Length..]));

    [Fact]
    public void Every_form_is_one_that_GitHub_shows() => Assert.All(Forms, form =>
    {
        YamlMappingNode root = SourceTree.YamlOf(form);
        YamlMappingNode[] fields = FieldsOf(form);
        string[] ids = [.. fields.Where(field => field.Children.ContainsKey("id")).Select(field => field["id"].ToString())];

        Assert.All(root.Children.Keys, key => Assert.Contains(key.ToString(), FormKeys));
        Assert.NotEmpty(root["name"].ToString());
        Assert.NotEmpty(root["description"].ToString());
        Assert.Contains(fields, field => field["type"].ToString() != "markdown");
        Assert.All(fields, AssertComplete);
        Assert.Equal(ids.Distinct(), ids);
    });

    [Theory]
    [InlineData("bug-report.yml")]
    [InlineData("unexpected-response.yml")]
    public void A_report_asks_for_the_reason_code_and_the_correlation_ID(string form) => Assert.All(["reason-code", "correlation-id"], id =>
        Assert.Equal("true", Field(form, id)["validations"]["required"].ToString()));

    [Theory]
    [InlineData("bug-report.yml")]
    [InlineData("unexpected-response.yml")]
    public void A_report_warns_about_tokens_before_anything_can_be_typed_and_asks_for_confirmation(string form)
    {
        string warning = FieldsOf(Folder + form)[0]["attributes"]["value"].ToString();
        YamlNode confirmation = Assert.Single((YamlSequenceNode)Field(form, "no-secrets")["attributes"]["options"]);

        Assert.Contains("Do not paste tokens, refresh tokens, client secrets or authorization headers", warning, StringComparison.Ordinal);
        Assert.Contains("Revoke sessions", warning, StringComparison.Ordinal);
        Assert.Equal("true", confirmation["required"].ToString());
    }

    private static YamlMappingNode[] FieldsOf(string form) => [.. ((YamlSequenceNode)SourceTree.YamlOf(form)["body"]).Cast<YamlMappingNode>()];

    private static YamlMappingNode Field(string form, string id) =>
        FieldsOf(Folder + form).Single(field => field.Children.TryGetValue("id", out YamlNode? own) && own.ToString() == id);

    private static void AssertComplete(YamlMappingNode field)
    {
        string kind = field["type"].ToString();
        YamlMappingNode attributes = (YamlMappingNode)field["attributes"];

        Assert.Contains(kind, FieldKinds.Keys);
        Assert.All(FieldKinds[kind], name => Assert.NotEmpty(attributes[name].ToString()));
        // GitHub reads an unquoted Yes as a Boolean, and then does not show the form.
        if (kind == "dropdown") Assert.DoesNotContain((YamlSequenceNode)attributes["options"], option => IsBareBoolean((YamlScalarNode)option));
    }

    private static bool IsBareBoolean(YamlScalarNode option) =>
        option.Style == ScalarStyle.Plain && option.Value?.ToUpperInvariant() is "YES" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE";
}
