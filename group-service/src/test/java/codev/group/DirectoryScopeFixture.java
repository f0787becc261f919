package codev.group;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Two managers, each of a programme, of which only the first has people. */
abstract class DirectoryScopeFixture extends PagesTest {
  final String mark = UUID.randomUUID().toString().substring(0, 8);
  final String unit = "Achats " + mark;
  final UUID programme = UUID.randomUUID();
  final UUID elsewhere = UUID.randomUUID();

  /** Manages the programme, and has registered everybody. */
  final String mine = "manager-a" + mark;

  /** Manages another one. */
  final String other = "manager-b" + mark;

  /** A member of a group of the programme. */
  final String lea = "lea" + mark;

  /** In no programme. */
  final String ida = "ida" + mark;

  @BeforeEach
  void two_programmes() {
    var members = List.of(lea, "max" + mark, "zoe" + mark);
    must(
        as(mine)
            .post(
                "/api/people",
                Stream.concat(members.stream(), Stream.of(ida)).map(this::person).toList()));
    declare(programme, mine);
    declare(elsewhere, other);
    must(
        as(mine)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(UUID.randomUUID(), "Groupe " + mark, "facilitator", members)));
  }

  /** They and two newcomers, whom the manager registers, form a group of the other programme. */
  void placeElsewhere(String member) {
    var newcomers = List.of("nils" + mark, "olga" + mark);
    must(as(other).post("/api/people", newcomers.stream().map(this::person).toList()));
    must(
        as(other)
            .post(
                "/api/programmes/" + elsewhere + "/groups",
                GroupFixture.group(
                    UUID.randomUUID(),
                    "Ailleurs " + mark,
                    "facilitator",
                    List.of(member, newcomers.getFirst(), newcomers.getLast()))));
  }

  private void declare(UUID id, String manager) {
    must(as(manager).post("/api/programmes", GroupFixture.programme(id, Map.of())));
  }

  Map<String, String> person(String username) {
    return Map.of(
        "username",
        username,
        "displayName",
        "Nom " + username,
        "email",
        address(username),
        "unit",
        unit);
  }

  static String address(String username) {
    return username + "@exemple.fr";
  }
}
