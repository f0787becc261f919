package codev.infra.systemtest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * What Prometheus would read from the gateway and the services of a platform.
 *
 * @param text of all, one after the other
 */
record ExportedMeters(String text) {

  static ExportedMeters of(Platform platform) throws IOException, InterruptedException {
    var all = new StringBuilder();
    try (var client = HttpClient.newHttpClient()) {
      for (var process : platform.processes()) {
        if (!process.name().endsWith("-service") && !process.name().equals("gateway")) continue;
        var address =
            URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(process.port()));
        var request = HttpRequest.newBuilder(address).build();
        all.append('\n').append(client.send(request, BodyHandlers.ofString()).body());
      }
    }
    return new ExportedMeters(all.toString());
  }

  /**
   * @param meter as Prometheus names it
   */
  boolean has(String meter) {
    return text.contains("\n" + meter + "{") || text.contains("\n" + meter + " ");
  }
}
