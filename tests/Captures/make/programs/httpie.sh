# HTTPie: --verbose as in a pipe, and with colors as on a terminal.
out=$1
command -v http > /dev/null
for style in none all; do
  : > "$out/httpie-$style.txt"
  for account in yes refused pwd claim challenge; do
    token=TOKEN_$account
    http --ignore-stdin --pretty=$style --verbose --verify=ca.pem GET "$ADDRESS" "Authorization:Bearer ${!token}" ValidateMfa:true >> "$out/httpie-$style.txt"
    printf '\n\n' >> "$out/httpie-$style.txt"
  done
done
: > "$out/httpie-terminal.txt"
for account in yes refused; do
  token=TOKEN_$account
  echo "\$ http -v GET $ADDRESS 'Authorization:Bearer ${!token}'" >> "$out/httpie-terminal.txt"
  http --ignore-stdin --pretty=format --verbose --verify=ca.pem GET "$ADDRESS" "Authorization:Bearer ${!token}" >> "$out/httpie-terminal.txt"
  echo >> "$out/httpie-terminal.txt"
done
