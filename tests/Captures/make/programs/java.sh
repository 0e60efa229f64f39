# Apache HttpClient 4 and 5 with their wire and header loggers at DEBUG, through Logback and java.util.logging.
out=$1
jars=/usr/share/java
for jar in httpclient httpclient5 logback-classic; do [ -f "$jars/$jar.jar" ]; done
keytool -importcert -noprompt -file ca.pem -keystore trust.p12 -storetype PKCS12 -storepass changeit > /dev/null 2>&1
path=$jars/httpclient.jar:$jars/httpcore.jar:$jars/commons-codec.jar:$jars/jcl-over-slf4j.jar:$jars/httpclient5.jar:$jars/httpcore5.jar:$jars/httpcore5-h2.jar:$jars/slf4j-api.jar:$jars/logback-classic.jar:$jars/logback-core.jar
mkdir -p classes
javac -cp "$path" -d classes "$CAPTURE_TOOLS/programs/Calls.java"
run() { java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit -Dlogback.configurationFile="$CAPTURE_TOOLS/programs/logback-$2.xml" -cp "$path:classes" Calls "$1" yes refused pwd claim challenge; }
run apache4 wire > "$out/java-apache4-wire.txt" 2>&1
run apache4 headers > "$out/java-apache4-headers.txt" 2>&1
run apache5 wire > "$out/java-apache5-wire.txt" 2>&1
run apache5 headers > "$out/java-apache5-headers.txt" 2>&1
java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit -Djdk.httpclient.HttpClient.log=requests,headers -cp "$path:classes" Calls jdk yes refused pwd claim challenge > "$out/java-jdk-httpclient.txt" 2>&1
for pair in lucky slow; do
  java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit -Dlogback.configurationFile="$CAPTURE_TOOLS/programs/logback-wire.xml" -cp "$path:classes" Calls apache4 "$pair+quick" > "$out/java-apache4-parallel-$pair.txt" 2>&1
done
