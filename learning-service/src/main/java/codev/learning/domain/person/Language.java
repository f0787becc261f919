package codev.learning.domain.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The language of a person's e-mails. */
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
