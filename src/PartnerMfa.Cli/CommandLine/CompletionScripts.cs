using System.Text;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>The completion scripts. Each script contains everything it offers, so pressing Tab never starts the tool.</summary>
internal static class CompletionScripts
{
    private static readonly string[] Topics = ["help", "version"];

    /// <summary>An empty reply lets bash complete file names.</summary>
    public static string Bash(IReadOnlyList<CompletionCommand> verbs)
    {
        StringBuilder script = new();
        string names = string.Join(' ', verbs.Select(verb => verb.Name));
        script.Append($$"""
            # Completes partner-mfa in bash: eval "$(partner-mfa completion bash)"
            _partner_mfa() {
                local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=""
                if [ "$current" = "=" ]; then current=""
                elif [ "$previous" = "=" ]; then previous="${COMP_WORDS[COMP_CWORD-2]}"
                fi
                if [ "$COMP_CWORD" -eq 1 ]; then words="{{names}} {{string.Join(' ', Topics)}} --help --version"
                else
                    case "${COMP_WORDS[1]}" in
                        help) words="{{names}} man" ;;

            """);
        foreach (CompletionCommand verb in verbs)
        {
            script.Append($"            {verb.Name})\n                case \"$previous\" in\n");
            foreach (CompletionOption option in verb.Options.Where(option => option.ValueName is not null))
                script.Append($"                    {string.Join('|', option.Names)}) words=\"{string.Join(' ', option.Values)}\" ;;\n");
            string all = string.Join(' ', verb.Arguments.Concat(verb.Options.Select(option => option.Names[0])));
            script.Append($"                    *) words=\"{all}\" ;;\n                esac ;;\n");
        }

        script.Append("""
                    esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o bashdefault -o default -F _partner_mfa partner-mfa

            """);
        return Lines(script);
    }

    public static string Zsh(IReadOnlyList<CompletionCommand> verbs)
    {
        StringBuilder script = new();
        script.Append("""
            #compdef partner-mfa
            # Completes partner-mfa in zsh: eval "$(partner-mfa completion zsh)"
            _partner_mfa() {
              local curcontext="$curcontext" state line
              typeset -A opt_args
              _arguments -C '(-)--help[Show the help]' '(-)--version[Show the version]' '1: :->verb' '*:: :->rest'
              case $state in
                verb)
                  local -a verbs
                  verbs=(

            """);
        foreach (CompletionCommand verb in verbs) script.Append($"        '{verb.Name}:{Escaped(verb.Description)}'\n");
        script.Append($"        'help:Show the help of a verb'\n        'version:Show the version'\n      )\n      _describe verb verbs ;;\n    rest)\n      case $words[1] in\n        help) _values topic {string.Join(' ', verbs.Select(verb => verb.Name))} man ;;\n");
        foreach (CompletionCommand verb in verbs)
        {
            script.Append($"        {verb.Name})\n          _arguments");
            if (verb.Arguments.Count > 0) script.Append($" \\\n            '1:{verb.Name}:({string.Join(' ', verb.Arguments)})'");
            foreach (CompletionOption option in verb.Options)
            {
                string value = option.ValueName is null ? ""
                    : $":{Escaped(option.ValueName)}:{(option.Values.Count > 0 ? $"({string.Join(' ', option.Values)})" : option.TakesFile ? "_files" : " ")}";
                foreach (string name in option.Names) script.Append($" \\\n            '*{name}[{Escaped(option.Description)}]{value}'");
            }

            script.Append(" ;;\n");
        }

        script.Append("""
                  esac ;;
              esac
            }
            if [ "$funcstack[1]" = "_partner_mfa" ]; then _partner_mfa "$@"; else compdef _partner_mfa partner-mfa; fi

            """);
        return Lines(script);

        static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("'", "'\\''").Replace("[", "\\[").Replace("]", "\\]").Replace(":", "\\:");
    }

    public static string Fish(IReadOnlyList<CompletionCommand> verbs)
    {
        StringBuilder script = new();
        script.Append("# Completes partner-mfa in fish: partner-mfa completion fish | source\ncomplete -c partner-mfa -e\ncomplete -c partner-mfa -f\n");
        foreach (CompletionCommand verb in verbs) script.Append($"complete -c partner-mfa -n __fish_use_subcommand -a {verb.Name} -d {Quoted(verb.Description)}\n");
        script.Append($"complete -c partner-mfa -n __fish_use_subcommand -a '{string.Join(' ', Topics)}'\n");
        script.Append($"complete -c partner-mfa -n '__fish_seen_subcommand_from help' -a '{string.Join(' ', verbs.Select(verb => verb.Name))} man'\n");
        foreach (CompletionCommand verb in verbs)
        {
            string condition = $"complete -c partner-mfa -n '__fish_seen_subcommand_from {verb.Name}'";
            if (verb.Arguments.Count > 0) script.Append($"{condition} -a '{string.Join(' ', verb.Arguments)}'\n");
            foreach (CompletionOption option in verb.Options)
            {
                string shortName = option.Names.Count > 1 ? $" -s {option.Names[1][1..]}" : "";
                string value = option.ValueName is null ? "" : option.TakesFile ? " -r -F" : option.Values.Count > 0 ? $" -x -a '{string.Join(' ', option.Values)}'" : " -x";
                script.Append($"{condition} -l {option.Names[0][2..]}{shortName}{value} -d {Quoted(option.Description)}\n");
            }
        }

        return Lines(script);

        static string Quoted(string text) => "'" + text.Replace("\\", "\\\\").Replace("'", "\\'") + "'";
    }

    /// <summary>For Windows PowerShell 5.1 and PowerShell 7. An empty reply lets PowerShell complete file names.</summary>
    public static string PowerShell(IReadOnlyList<CompletionCommand> verbs)
    {
        StringBuilder script = new();
        script.Append("""
            # Completes partner-mfa in PowerShell: partner-mfa completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName 'partner-mfa' -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $verbs = [ordered]@{

            """);
        foreach (CompletionCommand verb in verbs) script.Append($"        {Quoted(verb.Name)} = {Quoted(verb.Description)}\n");
        script.Append("        'help' = 'Show the help of a verb'\n        'version' = 'Show the version'\n    }\n    $options = @{\n");
        foreach (CompletionCommand verb in verbs)
        {
            script.Append($"        {Quoted(verb.Name)} = @(\n");
            foreach (string argument in verb.Arguments) script.Append($"            , @({Quoted(argument)}, $null, {Quoted(argument)})\n");
            foreach (CompletionOption option in verb.Options)
            {
                string values = option.ValueName is null ? "$null" : $"@({string.Join(", ", option.Values.Select(Quoted))})";
                foreach (string name in option.Names) script.Append($"            , @({Quoted(name)}, {values}, {Quoted(option.Description)})\n");
            }

            script.Append("        )\n");
        }

        script.Append("""
                }
                $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or -not $wordToComplete } | ForEach-Object { $_.Extent.Text })
                if ($words.Count -le 1) {
                    $offers = foreach ($verb in $verbs.Keys) { , @($verb, $verbs[$verb]) }
                }
                elseif ($words[1] -eq 'help') {
                    $offers = foreach ($verb in @($verbs.Keys) + 'man') { , @($verb, $verb) }
                }
                else {
                    $known = @($options[$words[1]])
                    $before = $known | Where-Object { $_[0] -ceq $words[-1] -and $null -ne $_[1] } | Select-Object -First 1
                    if ($before) { $offers = foreach ($value in $before[1]) { , @($value, $value) } }
                    else { $offers = foreach ($option in $known) { , @($option[0], $option[2]) } }
                }
                foreach ($offer in $offers) {
                    if ($offer[0] -like "$wordToComplete*") { [System.Management.Automation.CompletionResult]::new($offer[0], $offer[0], 'ParameterValue', $offer[1]) }
                }
            }

            """);
        return Lines(script);

        static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";
    }

    private static string Lines(StringBuilder script) => script.ToString().Replace("\r", "");
}
