package codev.learning.domain.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which somebody is written to. */
public enum Language {
  FR,
  EN;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.of(code());
  }
}
