package codev.group;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Pages about one group of three, which a manager has formed. */
abstract class OneGroupTest extends PagesTest {
  final UUID programme = UUID.randomUUID();
  final UUID group = UUID.randomUUID();
  final String lea = "lea" + group;
  final String max = "max" + group;
  final String zoe = "zoe" + group;
  final List<String> members = List.of(lea, max, zoe);

  /** Who manages or leads this group, and no others, all of which a request would have to read. */
  final String initiator = "manager-of" + group;

  final String myFacilitator = "facilitator-of" + group;

  @BeforeEach
  final void a_group() {
    must(as(initiator).post("/api/people", GroupFixture.people(members)));
    must(as(initiator).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe A", myFacilitator, members)));
  }

  /** Of the API, below the group's. */
  final String path(String below) {
    return "/api/groups/" + group + below;
  }
}
