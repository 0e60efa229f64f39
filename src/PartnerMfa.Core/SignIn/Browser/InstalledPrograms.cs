namespace PartnerMfa.SignIn.Browser;

/// <summary>
/// Finds programs to start. .NET and shells look in the current folder, too, where a file of anybody's can lie: only the absolute
/// entries of PATH count here, and a program is started by its absolute path.
/// </summary>
/// <param name="path">The value of PATH; null when there is none.</param>
internal sealed class InstalledPrograms(string? path)
{
    private static readonly char[] Separators = [Path.PathSeparator];

    /// <summary>The PATH of a program that is started: without entries that mean another folder in every other folder.</summary>
    public string SafePath => string.Join(Path.PathSeparator.ToString(), Folders);

    private IEnumerable<string> Folders => (path ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(IsAbsolute);

    /// <returns>The absolute path of the first of these programs that is installed; null when none is.</returns>
    public string? Find(params string[] names) => names
        .SelectMany(_ => Folders, (name, folder) => Path.Combine(folder, name))
        .FirstOrDefault(IsProgram);

    // "~" is the shell's affair, and "/usr/../../x" is absolute for all its dots.
    private static bool IsAbsolute(string folder) => folder[0] == '/' && Path.IsPathRooted(folder);

    private static bool IsProgram(string file)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            return File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
#endif
        return File.Exists(file);
    }
}
