namespace PartnerMfa.Captures.Formats.Json;

/// <summary>
/// Finds the end of a value: its last bracket or quote, or the comma or bracket after it. On the way, it removes the text of strings that
/// are too long to matter.
/// </summary>
internal struct JsonValueScan
{
    private int _depth;
    private int _string;
    private bool _isString;
    private bool _isEscaped;
    private bool _isPlain;
    private bool _isCut;

    /// <summary>Notes that everything scanned so far was removed.</summary>
    public void Forget() => _string = 0;

    public bool FindEnd(byte[] text, ref int at, ref int end, int start)
    {
        for (; at < end; at++)
        {
            byte c = text[at];
            if (_isString)
            {
                if (_isEscaped) _isEscaped = false;
                else if (c == '\\') _isEscaped = true;
                else if (c == '"') EndString(text, ref at, ref end, start);
                else
                {
                    int skip = text.AsSpan(at, end - at).IndexOfAny((byte)'"', (byte)'\\');
                    at += skip < 0 ? end - at - 1 : skip - 1;
                    continue;
                }

                if (_isString || _depth > 0) continue;
                at++;
                return true;
            }

            if (c == '"') (_isString, _isCut, _string) = (true, false, at - start);
            else if (c is (byte)'{' or (byte)'[') _depth++;
            else if (c is (byte)'}' or (byte)']')
            {
                if (_depth == 0) return true;
                if (--_depth > 0) continue;
                at++;
                return true;
            }
            else if (_depth == 0 && c is (byte)',' or (byte)':' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                if (_isPlain) return true;
            }
            else
            {
                _isPlain = true;
            }
        }

        if (!_isString || at - start - _string <= CaptureLimits.Piece) return false;
        // Everything that was read of it is removed.
        _isCut = true;
        at = end = start + _string + 1;
        return false;
    }

    private void EndString(byte[] text, ref int at, ref int end, int start)
    {
        _isString = false;
        int first = start + _string + 1;
        if (!_isCut && at - first <= CaptureLimits.Piece) return;
        Buffer.BlockCopy(text, at, text, first, end - at);
        end -= at - first;
        at = first;
    }
}
