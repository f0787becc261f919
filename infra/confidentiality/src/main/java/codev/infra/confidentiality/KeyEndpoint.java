package codev.infra.confidentiality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The operator's access to the keys of the vault, by their names. {@code GET /actuator/keys} lists
 * the master keys and epoch keys; {@code POST …/master} has the master key that was added last
 * replace the others; {@code POST …/person} gives a person another key.
 */
@Endpoint(id = "keys")
record KeyEndpoint(
    MasterKeyRotation masterKeys, PersonKeyRotation personKeys, EpochRotation epochKeys) {
  private static final String MASTER = "master";
  private static final String PERSON = "person";

  /**
   * The master keys and the epoch keys.
   *
   * @param retired all master keys that ever were
   */
  record State(
      List<MasterKeyRotation.MasterKey> masterKeys,
      List<String> retired,
      List<EpochRotation.EpochKey> epochKeys) {}

  @ReadOperation
  State state() {
    return new State(masterKeys.keys(), masterKeys.retired(), epochKeys.keys());
  }

  /**
   * @param what {@code master} or {@code person}
   * @param person a username, with the latter
   * @param key the name of a master key that this instance has to have, with the former
   * @return what was done, or {@code refused} with a reason
   */
  @WriteOperation
  Map<String, Object> rotate(@Selector String what, @Nullable String person, @Nullable String key)
      throws InterruptedException {
    try {
      if (what.equals(MASTER)) {
        if (key != null) masterKeys.requireHere(key);
        var rotated = masterKeys.rotate();
        return Map.of(
            "wrapping", rotated.wrapping(),
            "wrappedAgain", rotated.wrappedAgain(),
            "retired", rotated.retired());
      }
      if (what.equals(PERSON) && person != null) {
        personKeys.rotate(person);
        return Map.of("rotated", person);
      }
    } catch (KeyRotationRefusedException | MasterKeyRefusedException e) {
      return Map.of("refused", String.valueOf(e.getMessage()));
    }
    throw new InvalidEndpointRequestException(
        "Neither the master key nor a person's", "\"master\", or \"person\" with a person");
  }
}
