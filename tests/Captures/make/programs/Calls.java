import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The calls of java.sh: one after the other, or two at once when an argument joins two accounts with a plus sign. */
public final class Calls {
    private static final String ADDRESS = System.getenv("ADDRESS");

    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i < arguments.length; i++) {
            List<Thread> threads = new ArrayList<>();
            for (String account : arguments[i].split("\\+")) {
                Thread thread = new Thread(() -> call(arguments[0], System.getenv("TOKEN_" + account)));
                thread.start();
                threads.add(thread);
                Thread.sleep(arguments[i].contains("+") ? 250 : 0);
            }
            for (Thread thread : threads) thread.join();
        }
    }

    private static void call(String client, String token) {
        try {
            switch (client) {
                case "apache4" -> {
                    try (var http = org.apache.http.impl.client.HttpClients.createSystem()) {
                        var request = new org.apache.http.client.methods.HttpGet(ADDRESS);
                        request.setHeader("Authorization", "Bearer " + token);
                        try (var response = http.execute(request)) { if (response.getEntity() != null) org.apache.http.util.EntityUtils.toString(response.getEntity()); }
                    }
                }
                case "apache5" -> {
                    try (var http = org.apache.hc.client5.http.impl.classic.HttpClients.createSystem()) {
                        var request = new org.apache.hc.client5.http.classic.methods.HttpGet(ADDRESS);
                        request.setHeader("Authorization", "Bearer " + token);
                        try (var response = http.execute(request)) { if (response.getEntity() != null) org.apache.hc.core5.http.io.entity.EntityUtils.toString(response.getEntity()); }
                    }
                }
                default -> java.net.http.HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(ADDRESS)).header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
            }
        } catch (Exception exception) {
            System.out.println(exception);
        }
    }
}
