package codev.infra.listener;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a client may take.
 *
 * @param header from a request's first byte to the end of its headers
 * @param request for the body, from the end of the headers to the last byte
 */
@ConfigurationProperties("codev.listener")
record ListenerProperties(
    @DefaultValue("10s") Duration header, @DefaultValue("60s") Duration request) {}
