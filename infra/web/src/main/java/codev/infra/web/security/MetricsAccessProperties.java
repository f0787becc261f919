package codev.infra.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which networks may read the meters.
 *
 * @param allowedNetworks addresses or networks ({@code 10.0.0.0/8})
 */
@ConfigurationProperties("codev.metrics")
public record MetricsAccessProperties(
    @DefaultValue({"127.0.0.0/8", "::1"}) List<String> allowedNetworks) {}
