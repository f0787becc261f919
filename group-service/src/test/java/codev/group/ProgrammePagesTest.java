package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A manager's programme with people and facilitators of its own, put in groups of three. */
abstract class ProgrammePagesTest extends PagesTest {
  static final String ZOE = "zoe";
  static final String YANN = "yann";

  final String mark = UUID.randomUUID().toString().substring(0, 8);
  final UUID programme = UUID.randomUUID();

  /** Manages this programme, and no other one, all of which a request would have to read. */
  final String initiator = "manager-of" + mark;

  @BeforeEach
  void people() {
    var members =
        IntStream.range(0, 9)
            .mapToObj(i -> Map.of("username", person(i), "displayName", "Personne " + i));
    var facilitators =
        Stream.of(
            Map.of("username", ZOE + mark, "displayName", "Zoé Animatrice"),
            Map.of("username", YANN + mark, "displayName", "Yann Animateur"));
    as(initiator).post("/api/people", Stream.concat(members, facilitators).toList());
    for (var name : List.of(ZOE, YANN))
      must(as(initiator).post("/api/facilitators", GroupFixture.poolEntry(name + mark)));
  }

  /** Pages read a view: they are asked for once it holds the programme. */
  final void declared(LocalDate startsOn, LocalDate endsOn, LocalDate... holidays) {
    var declared =
        as(initiator)
            .post(
                "/api/programmes",
                GroupFixture.programme(
                    programme,
                    Map.of(
                        "name",
                        "Programme " + mark,
                        "startsOn",
                        startsOn,
                        "endsOn",
                        endsOn,
                        "template",
                        "STANDARD_180",
                        "privacyThreshold",
                        5,
                        "holidays",
                        List.of(holidays))));
    assertThat(declared.status()).as(declared.text()).isEqualTo(201);
    var there = "/api/programmes/" + programme + "?after=" + declared.position();
    assertThat(as(initiator).get(there).status()).isEqualTo(200);
  }

  /**
   * @param first the number of the first of its three members
   */
  final UUID formed(String name, String facilitator, int first) {
    var group = UUID.randomUUID();
    var form =
        GroupFixture.group(
            group,
            name,
            facilitator + mark,
            List.of(person(first), person(first + 1), person(first + 2)));
    var formed = as(initiator).post("/api/programmes/" + programme + "/groups", form);
    assertThat(formed.status()).as(formed.text()).isEqualTo(201);
    return group;
  }

  /** Sessions every four weeks, at nine in Paris; where the log is then. */
  final long planned(UUID group, LocalDate first, int count) {
    var cycle =
        Map.of("firstDate", first, "timeOfDay", "09:00", "zone", "Europe/Paris", "count", count);
    var planned = as(initiator).post("/api/groups/" + group + "/sessions/cycle", cycle);
    assertThat(planned.status()).as(planned.text()).isEqualTo(201);
    return planned.position();
  }

  final String person(int number) {
    return "p" + number + mark;
  }
}
