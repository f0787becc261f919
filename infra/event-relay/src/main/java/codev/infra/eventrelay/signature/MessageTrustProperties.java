package codev.infra.eventrelay.signature;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which messages of other services are handled.
 *
 * @param signatures whether each has to be signed
 * @param keys for each listener, by its name, where the public keys of its topic's publisher are:
 *     an http or https address, or a file, of a JWKS
 * @param refresh after which the keys are read anew, so that one that was taken away verifies
 *     nothing for longer
 * @param retry between two looks at a message that is refused, or at a key that is not known
 * @param patience after which a message that is still refused is an alarm
 * @param longestJump positions of the publisher's log between a message and the furthest one that
 *     its listener has handled; one that is further ahead is refused
 * @param remembered last positions of the publisher's log of which a listener remembers the hash
 */
@ConfigurationProperties("codev.messages")
public record MessageTrustProperties(
    @DefaultValue("required") SignaturePolicy signatures,
    @DefaultValue Map<String, String> keys,
    @DefaultValue("5m") Duration refresh,
    @DefaultValue("1s") Duration retry,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("1000000") long longestJump,
    @DefaultValue("100000") long remembered) {}
