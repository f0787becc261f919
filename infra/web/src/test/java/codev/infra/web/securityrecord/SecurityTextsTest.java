package codev.infra.web.securityrecord;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.securitylog.ExportKind;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@org.junit.jupiter.api.DisplayName("The texts of the security log")
class SecurityTextsTest {
  @ParameterizedTest
  @MethodSource("languages")
  void name_each_policy_by_which_a_person_is_refused(Locale language) {
    var texts = ResourceBundle.getBundle("messages/pages", language);
    assertThat(AccessPolicy.values())
        .filteredOn(
            policy ->
                switch (policy) {
                  case PUBLIC, METRICS_NETWORK, OPERATOR_NETWORK -> false;
                  default -> true;
                })
        .allMatch(policy -> texts.containsKey("security.policy." + policy));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void name_each_export(Locale language) {
    var texts = ResourceBundle.getBundle("messages/pages", language);
    assertThat(ExportKind.values())
        .allMatch(export -> texts.containsKey("security.export." + export));
  }

  static Stream<Locale> languages() {
    return Stream.of(Locale.FRENCH, Locale.ENGLISH);
  }
}
