using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page.Views;

/// <summary>An icon for each card. The text next to it says the same.</summary>
internal static class Icons
{
    private static readonly Dictionary<Card, string> Paths = new()
    {
        [Card.Account] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.6-3.7 3.6-6 7.5-6 1.7 0 3.2.4 4.4 1.2M15 19l2.2 2.2L21.5 17",
        [Card.Token] = "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5Zm0 0v5h5M12 17.5v-6m-2.6 2.4L12 11.3l2.6 2.6",
        [Card.Usage] = "M4 20h16M6.5 16.5v-5M12 16.5V5M17.5 16.5v-8",
        [Card.Setup] = "M4 7h9m4 0h3M4 17h3m4 0h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z",
    };

    public static Markup Of(Card card) =>
        $"<svg class=\"icon\" aria-hidden=\"true\" width=\"40\" height=\"40\" viewBox=\"0 0 24 24\" fill=\"none\" stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><path d=\"{Paths[card]}\"/></svg>";
}
