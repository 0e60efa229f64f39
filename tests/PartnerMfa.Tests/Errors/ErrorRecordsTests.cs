using System.Management.Automation;

namespace PartnerMfa.Errors;

public sealed class ErrorRecordsTests
{
    public static TheoryData<string> Ids => [.. Enum.GetNames<ErrorId>()];

    [Theory, MemberData(nameof(Ids))]
    public void Every_failure_but_the_unforeseen_one_has_a_category(string id)
    {
        ErrorCategory category = ErrorRecords.CategoryOf(Enum.Parse<ErrorId>(id));

        Assert.Equal(id == nameof(ErrorId.UnexpectedFailure), category == ErrorCategory.NotSpecified);
    }
}
