package codev.infra.personaldata;

import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.TextEncryption;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What messages say of a person, encrypted with that person's key. */
public final class SealedData {
  /**
   * The key of accounts at the identity provider. It is no person's: an erased person's user name
   * stays bound to its account, so that nobody else gets it.
   */
  public static final String ACCOUNTS = "provider accounts";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final TextEncryption encryption;

  public SealedData(TextEncryption encryption) {
    this.encryption = encryption;
  }

  /**
   * Null of a person who has been erased.
   *
   * @param owner whose key
   * @param type of the message: it opens in no other
   */
  public @Nullable String seal(String owner, String type, Object data) {
    try {
      return encryption.encryptData(owner, type, JSON.writeValueAsString(data));
    } catch (PersonErasedException _) {
      return null;
    }
  }

  /**
   * Empty of a person who has been erased.
   *
   * @param shape with the fields that are needed: others are ignored
   * @throws IllegalArgumentException if it was not sealed for this owner and type
   */
  public <T> Optional<T> open(@Nullable String sealed, String owner, String type, Class<T> shape) {
    if (sealed == null) return Optional.empty();
    return encryption.decryptData(owner, type, sealed).map(json -> JSON.readValue(json, shape));
  }
}
