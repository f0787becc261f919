package codev.learning.rooms;

import codev.infra.confidentiality.Seals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class OpenSeals implements Seals {
  private static final String SEALED = "sealed:";

  @Override
  public String seal(String author, String context, String words) {
    return SEALED + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> open(String sealed) {
    return sealed.startsWith(SEALED)
        ? Optional.of(
            new String(
                Base64.getDecoder().decode(sealed.substring(SEALED.length())),
                StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
