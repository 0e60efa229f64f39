using System.Runtime.CompilerServices;

namespace PartnerMfa.Web.Support;

/// <summary>A test that needs Chromium. Without one it is reported as skipped.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Browser.IsMissing ? Browser.Missing : null;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Browser.IsMissing ? Browser.Missing : null;
}
