package codev.infra.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est à corriger dans un formulaire")
class FormErrorsTest {
  private static final String REASON = "#swap input[name=reason]";
  private static final String HEAD = "#swap form > [data-refusals]:first-child";

  private final Platform platform = Platform.running();
  private final Browser browser = new Browser(platform.address());
  private final Meeting meeting = new Meeting(platform.address(), platform::token);
  private BrowserUser facilitator;

  @BeforeEach
  void the_page_of_a_group() {
    meeting.found();
    facilitator = browser.atADesk("facilitator");
    facilitator.open("/groups/" + meeting.group);
    facilitator.unfold("Échanger deux tours");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  @DisplayName("se lit en tête, mène au champ, et s’efface au prochain envoi")
  void is_listed_at_the_head_of_the_form() {
    facilitator.part(REASON).fill("   ");
    facilitator.part("#swap button").click();

    assertThat(facilitator.part(HEAD + " li a")).hasText("Motif");
    assertThat(facilitator.part(REASON)).hasAttribute("aria-invalid", "true");
    facilitator.part(HEAD + " li a").click();
    assertThat(facilitator.part(REASON)).isFocused();

    facilitator.part(REASON).fill("En congé");
    facilitator.part("#swap button").click();
    facilitator.sees("Décisions sur les tours");
    Assertions.assertThat(browser.complaints()).isEmpty();
  }
}
