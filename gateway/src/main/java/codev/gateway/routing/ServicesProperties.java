package codev.gateway.routing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The services behind the gateway.
 *
 * @param services the addresses of the instances of each, by its name
 */
@ConfigurationProperties("codev")
public record ServicesProperties(Map<String, List<URI>> services) {

  public ServicesProperties {
    services.forEach(
        (name, addresses) -> {
          if (addresses.isEmpty())
            throw new IllegalArgumentException("codev.services." + name + " has no address");
        });
  }

  List<URI> addresses(String service) {
    var addresses = services.get(service);
    if (addresses == null) throw new IllegalStateException("codev.services." + service);
    return addresses;
  }
}
