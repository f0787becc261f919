package codev.group.grants;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Une habilitation saisie sur la page")
class GrantFormTest {
  @ParameterizedTest
  @DisplayName("nomme l'organisation, une unité ou un programme")
  @CsvSource({
    "ORGANISATION, true",
    "UNIT:RH, true",
    "PROGRAMME:0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11, true",
    "UNIT:, false",
    "PROGRAMME:------------------------------------, false",
    "PROGRAMME:0b8f6f0e5a574a0e9d520f6f2f0c7a110000, false"
  })
  void names_a_scope(String scope, boolean isOne) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      var violations = factory.getValidator().validateValue(GrantForm.class, "scope", scope);
      assertThat(violations.isEmpty()).isEqualTo(isOne);
    }
  }
}
