package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un nom d’utilisateur, en majuscules ou non, désigne le même participant")
class UsernameCaseTest extends SessionServiceFixture {
  @Test
  @DisplayName("dans le jeton : il participe, et n’est pas quelqu’un d’autre")
  void in_the_token() {
    atStep("CONSULTATION");

    var made = must(contribute("BOB", "IDEA"));

    var seen = read("Bob", made).toString();

    assertThat(seen).contains("\"by\":\"bob\"").doesNotContain("\"BOB\"");
    assertThat(hasKey("BOB")).isFalse();
  }

  @Test
  @DisplayName("dans une demande de l’animateur")
  void in_a_request() {
    must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));
    must(as("ANNE").post(path("/open")));

    must(as("Anne").post(path("/attendance"), Map.of("username", "Carla", "status", "PRESENT")));
    var floor = must(as("anne").post(path("/floor"), Map.of("to", "CARLA")));

    assertThat(read("anne", floor).toString()).doesNotContain("Carla", "CARLA");
  }
}
