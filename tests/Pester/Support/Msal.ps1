# The MSAL of another module: an older release, or one that is newer than the module's own.

function Get-AssemblyVersion {
    param([string] $Path)

    "$([Reflection.AssemblyName]::GetAssemblyName($Path).Version)"
}

# No release is newer than the one in the module, so a copy of that gets a higher number: the number is all that .NET looks at when it
# decides whether an assembly serves.
function Copy-OtherMsal {
    param([string] $Side, [string] $Folder, [string] $Out)

    if ($Side -eq 'older') { return Copy-Item "$Out/isolation/older/*.dll" $Folder }
    $libraries = "$Out/PartnerMfa/lib/net8.0"
    Copy-Item "$libraries/Microsoft.IdentityModel.Abstractions.dll" $Folder
    Copy-WithNextMinorVersion "$libraries/Microsoft.Identity.Client.dll" "$Folder/Microsoft.Identity.Client.dll"
}

function Copy-WithNextMinorVersion {
    param([string] $From, [string] $To)

    $bytes = [IO.File]::ReadAllBytes($From)
    $image = [Reflection.PortableExecutable.PEReader]::new([IO.MemoryStream]::new($bytes))
    $reader = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
    $table = [Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableMetadataOffset($reader, [Reflection.Metadata.Ecma335.TableIndex]::Assembly)
    # ECMA-335, II.22.2: the row begins with a hash algorithm of four bytes, a major and a minor version of two each.
    $at = $image.PEHeaders.MetadataStartOffset + $table + 6
    $minor = [BitConverter]::ToUInt16($bytes, $at) + 1
    [BitConverter]::GetBytes([uint16] $minor).CopyTo($bytes, $at)
    [IO.File]::WriteAllBytes($To, $bytes)
}
