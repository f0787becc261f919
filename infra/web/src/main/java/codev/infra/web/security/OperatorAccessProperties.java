package codev.infra.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From which networks an operator may handle dead letters and resume the relay: from this machine
 * (or container) unless set.
 *
 * @param allowedNetworks addresses or networks ({@code 10.0.0.0/8})
 */
@ConfigurationProperties("codev.operations")
public record OperatorAccessProperties(
    @DefaultValue({"127.0.0.0/8", "::1"}) List<String> allowedNetworks) {}
