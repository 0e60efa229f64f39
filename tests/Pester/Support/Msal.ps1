# The MSAL of another module: an older release, or one that is newer than the module's own.

function Get-AssemblyVersion {
    param([string] $Path)

    "$([Reflection.AssemblyName]::GetAssemblyName($Path).Version)"
}

# No release is newer than the one in the module, so a copy of that one gets a higher version number. .NET looks only at the number
# when it decides whether an assembly satisfies a reference.
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
    # ECMA-335, II.22.2: a row begins with a hash algorithm of four bytes, then major and minor version of two bytes each.
    $at = $image.PEHeaders.MetadataStartOffset + $table + 6
    $minor = [BitConverter]::ToUInt16($bytes, $at) + 1
    [BitConverter]::GetBytes([uint16] $minor).CopyTo($bytes, $at)
    [IO.File]::WriteAllBytes($To, $bytes)
}
