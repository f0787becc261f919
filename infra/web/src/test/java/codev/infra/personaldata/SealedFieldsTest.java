package codev.infra.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Fields that are encrypted in the log")
class SealedFieldsTest {
  private static final String REGISTERED =
      """
      {"person":"alice","profile":{"displayName":"Alice Martin","unit":"RH"},"at":"2027-01-11"}""";
  private static final String NAMED = "{\"person\":\"alice\",\"name\":\"Alice Martin\"}";
  private static final String MOVED = "{\"person\":\"alice\",\"unit\":\"RH\",\"site\":\"Lyon\"}";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Encryption encryption = new Encryption();
  private final SealedFields fields =
      new SealedFields(
          encryption,
          List.of(
              SealedField.ofPerson("registered", "profile")
                  .orUsernameIn("displayName", Map.of("reminders", false)),
              SealedField.ofPerson("named", "name").orUsername(),
              SealedField.ofPerson("former", "email"),
              SealedField.ofPerson("heard", "name").of(SealedField.Owner.named("username")),
              SealedField.ofNobody("moved", "unit", "workplaces of people", "person"),
              SealedField.ofNobody("moved", "site", "workplaces of people", "person"),
              SealedField.ofPerson("absent", "days").orJson("{}"),
              SealedField.ofEach("reviewed", "pairs", "member", "group"),
              SealedField.ofEach("found", "pairs", "member", "group")
                  .orUsernameIn(List.of("member", "manager"))));

  /** Notes whose keys are read in one go, unless the vault is away. */
  private static final class Encryption extends EncodedTextEncryption {
    private final List<Set<String>> loaded = new ArrayList<>();
    private boolean isAway;

    @Override
    public void loadKeys(Collection<String> owners) {
      if (isAway) throw new IllegalStateException("The key vault cannot be read");
      loaded.add(Set.copyOf(owners));
    }
  }

  private String protect(String type, String json) {
    return new String(fields.protect(type, json.getBytes(UTF_8)), UTF_8);
  }

  private String open(String type, String json) {
    return new String(fields.open(type, json.getBytes(UTF_8)), UTF_8);
  }

  @Test
  @DisplayName("are read as they were given, and so is the rest, which is not encrypted")
  void are_read_as_they_were_given() {
    var stored = protect("registered", REGISTERED);

    assertThat(stored)
        .doesNotContain("Martin", "RH")
        .contains("\"person\":\"alice\"", "2027-01-11");
    assertThat(open("registered", stored)).isEqualTo(REGISTERED);
    assertThat(protect("registered", REGISTERED)).as("a retry").isEqualTo(stored);
    assertThat(open("named", protect("named", NAMED))).isEqualTo(NAMED);
    assertThat(open("heard", protect("heard", "{\"username\":\"bob\",\"name\":\"Bob\"}")))
        .isEqualTo("{\"username\":\"bob\",\"name\":\"Bob\"}");
    assertThat(fields.covers("other")).isFalse();
  }

  @Test
  @DisplayName("are stored in a form that an earlier version of a service refuses to read")
  void are_refused_by_an_earlier_version() {
    assertThat(protect("registered", REGISTERED)).contains("\"profile\":\"s1.");
    assertThat(protect("named", NAMED)).contains("\"name\":{\"sealed\":\"s1.");
  }

  @Test
  @DisplayName("were once stored in clear, or are absent: they are read as they are")
  void were_stored_in_clear() {
    assertThat(open("registered", REGISTERED)).isEqualTo(REGISTERED);
    assertThat(open("named", NAMED)).isEqualTo(NAMED);
    assertThat(protect("named", "{\"person\":\"alice\"}")).isEqualTo("{\"person\":\"alice\"}");
    assertThat(protect("named", "{\"person\":\"alice\",\"name\":null}"))
        .isEqualTo("{\"person\":\"alice\",\"name\":null}");
  }

  @Test
  @DisplayName("are what pages show of an erased person once the key is destroyed")
  void once_the_key_is_destroyed() {
    var registered = protect("registered", REGISTERED);
    var named = protect("named", NAMED);
    var former = protect("former", "{\"person\":\"alice\",\"email\":\"a@example.org\"}");
    encryption.erase("alice");

    assertThat(open("registered", registered))
        .contains("{\"displayName\":\"alice\",\"reminders\":false}")
        .doesNotContain("Martin", "RH");
    assertThat(open("named", named)).isEqualTo("{\"person\":\"alice\",\"name\":\"alice\"}");
    assertThat(open("former", former)).isEqualTo("{\"person\":\"alice\"}");
  }

  @Test
  @DisplayName("are not stored of a person who is erased meanwhile, which hinders nothing")
  void are_not_stored_once_the_key_is_destroyed() {
    encryption.erase("alice");

    assertThat(protect("named", NAMED)).isEqualTo("{\"person\":\"alice\",\"name\":\"alice\"}");
    assertThat(open("named", protect("named", NAMED))).contains("\"name\":\"alice\"");
  }

  @Test
  @DisplayName("are read for longer where something depends on it")
  void are_read_for_longer() {
    var moved = protect("moved", MOVED);
    assertThat(moved).doesNotContain("RH", "Lyon");
    encryption.erase("alice");

    assertThat(open("moved", moved)).isEqualTo(MOVED);
    encryption.erase("workplaces of people"); // as in a vault from before the key was made
    assertThatIllegalStateException()
        .isThrownBy(() -> open("moved", moved))
        .withMessageContaining("workplaces of people");
  }

  @Test
  @DisplayName("show neither by their ciphertext nor by its length who has the same as whom")
  void show_no_equality() {
    var all = new ArrayList<String>();
    for (var unit : List.of("RH", "RH", "Contrôle de gestion"))
      all.add(
          JSON.readTree(
                  protect(
                      "moved", "{\"person\":\"p%d\",\"unit\":\"%s\"}".formatted(all.size(), unit)))
              .at("/unit/sealed")
              .stringValue());

    assertThat(all)
        .extracting(SealedFieldsTest::lastPart)
        .allMatch(ciphertext -> ciphertext.length() == lastPart(all.getFirst()).length());
    assertThat(all)
        .as("and each is bound to its person, on which the ciphertext depends")
        .doesNotHaveDuplicates();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                open(
                    "moved",
                    "{\"person\":\"p1\",\"unit\":{\"sealed\":\"%s\"}}".formatted(all.getFirst())));
  }

  private static String lastPart(String text) {
    return text.substring(text.lastIndexOf('.'));
  }

  @Test
  @DisplayName("were not bound to their person once: they are read as they are")
  void were_not_bound_once() {
    var before = encryption.encryptData("workplaces of people", "moved/unit", "\"RH\"");

    assertThat(
            open("moved", "{\"person\":\"alice\",\"unit\":{\"sealed\":\"%s\"}}".formatted(before)))
        .isEqualTo("{\"person\":\"alice\",\"unit\":\"RH\"}");
  }

  @Test
  @DisplayName("are read as something that says nothing, where there has to be something")
  void are_read_as_something() {
    var absent = protect("absent", "{\"person\":\"alice\",\"days\":{\"from\":\"2027-02-01\"}}");
    assertThat(absent).doesNotContain("2027-02-01");
    encryption.erase("alice");

    assertThat(open("absent", absent)).isEqualTo("{\"person\":\"alice\",\"days\":{}}");
  }

  @Test
  @DisplayName("are encrypted one by one in a list about people, and left out of it once erased")
  void are_encrypted_one_by_one() {
    var pair = "{\"member\":\"%s\",\"manager\":\"zoe\"}";
    var alices = pair.formatted("alice");
    var bobs = pair.formatted("bob");
    var reviewed = "{\"group\":\"g1\",\"pairs\":[%s,%s],\"at\":1}".formatted(alices, bobs);
    var stored = protect("reviewed", reviewed);

    assertThat(stored).contains("\"pairs\":[\"s1.").doesNotContain("zoe", "manager");
    assertThat(open("reviewed", stored)).isEqualTo(reviewed);
    assertThat(open("reviewed", reviewed)).as("of before").isEqualTo(reviewed);
    assertThatIllegalArgumentException()
        .as("in another group's place")
        .isThrownBy(() -> open("reviewed", stored.replace("g1", "g2")));
    encryption.erase("alice");
    var left = "{\"group\":\"g1\",\"pairs\":[%s],\"at\":1}".formatted(bobs);
    assertThat(open("reviewed", stored)).isEqualTo(left);
    assertThat(open("reviewed", protect("reviewed", reviewed))).isEqualTo(left);
    var none = "{\"group\":\"g1\",\"pairs\":[],\"at\":1}";
    assertThat(protect("reviewed", none)).isEqualTo(none);
    assertThat(open("reviewed", none)).isEqualTo(none);
  }

  @Test
  @DisplayName("are read as something in a list about people where one has to be counted")
  void are_read_as_something_in_a_list() {
    var pair = "{\"member\":\"%s\",\"manager\":\"%s\"}";
    var bobs = pair.formatted("bob", "zoe");
    var found =
        "{\"group\":\"g1\",\"pairs\":[%s,%s]}".formatted(pair.formatted("alice", "zoe"), bobs);
    var stored = protect("found", found);
    assertThat(open("found", stored)).isEqualTo(found);
    encryption.erase("alice");

    var left =
        "{\"group\":\"g1\",\"pairs\":[%s,%s]}".formatted(pair.formatted("alice", "alice"), bobs);
    assertThat(open("found", stored)).isEqualTo(left);
    assertThat(open("found", protect("found", found))).isEqualTo(left);
  }

  @Test
  @DisplayName("have a key that is no person's only under a name that no person can have")
  void have_a_key_that_is_no_persons() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedField.ofNobody("moved", "unit", "alice", "person"));
  }

  @Test
  @DisplayName("are refused in another's place")
  void are_refused_in_anothers_place() {
    var alices = protect("named", NAMED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open("named", alices.replace("\"alice\"", "\"bob\"")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open("heard", alices.replace("\"person\"", "\"username\"")));
  }

  @Test
  @DisplayName("are read however the object is written, and only in the object itself")
  void however_the_object_is_written() {
    var sealed = JSON.readTree(protect("named", NAMED)).get("name").get("sealed").stringValue();
    var inside = "{\"name\":{\"sealed\":\"%s\"}}".formatted(sealed);
    var name =
        "{ \"more\" : %s, \"sealed\" : \"\\u0073%s\" }".formatted(inside, sealed.substring(1));
    var object =
        "\n{ \"at\" : [ 1.50, INSIDE ] , \"name\" : NAME, \"é\" : INSIDE, \"person\" : \"alice\" }"
            .replace("INSIDE", inside);

    assertThat(open("named", object.replace("NAME", name)))
        .isEqualTo(object.replace("NAME", "\"Alice Martin\""));
  }

  @Test
  @DisplayName("are refused in what is no object, and where nobody is named whose they are")
  void are_refused_in_what_is_no_object() {
    var sealed = protect("named", NAMED);
    for (var other : List.of("", "[]", "\"Alice\"", sealed + sealed, "null")) {
      assertThatIllegalArgumentException().as(other).isThrownBy(() -> open("named", other));
      assertThatIllegalArgumentException().as(other).isThrownBy(() -> protect("named", other));
    }
    for (var cut : List.of("{", NAMED.substring(0, 25), NAMED.substring(0, NAMED.length() - 1))) {
      assertThatThrownBy(() -> open("named", cut)).isInstanceOf(JacksonException.class);
      assertThatThrownBy(() -> protect("named", cut)).isInstanceOf(JacksonException.class);
    }
    for (var nobody : List.of("{}", "{\"person\":null}", "{\"person\":[\"alice\"]}")) {
      assertThat(open("named", nobody)).isEqualTo(nobody);
      assertThat(protect("named", nobody)).isEqualTo(nobody);
      var named = nobody.replace("{", "{\"name\":\"Alice\",").replace(",}", "}");
      assertThat(open("named", named)).isEqualTo(named);
      assertThatIllegalArgumentException().as(named).isThrownBy(() -> protect("named", named));
      var ofNobody = named.replace("\"Alice\"", JSON.readTree(sealed).get("name").toString());
      assertThatIllegalArgumentException().as(ofNobody).isThrownBy(() -> open("named", ofNobody));
    }
  }

  @Test
  @DisplayName("have their keys read in one go for a page of events, and a failure waits")
  void have_their_keys_read_in_one_go() {
    var rows =
        List.of(
            row("named", protect("named", NAMED)),
            row("heard", protect("heard", "{\"username\":\"böb\",\"name\":\"Bob\"}")),
            row("other", NAMED));

    fields.prepare(rows);
    fields.prepare(rows.subList(0, 1));
    encryption.isAway = true;
    fields.prepare(rows);

    assertThat(encryption.loaded).containsExactly(Set.of("alice", "böb"));
  }

  @Test
  @DisplayName("are read beside a user name that looks like an encrypted text")
  void beside_a_user_name_that_looks_encrypted() {
    var named = NAMED.replace("\"alice\"", "\"s1.a.b.c\"");
    var stored = protect("named", named);

    fields.prepare(List.of(row("named", stored), row("named", protect("named", NAMED))));

    assertThat(encryption.loaded).containsExactly(Set.of("s1.a.b.c", "alice"));
    assertThat(open("named", stored)).isEqualTo(named);
    encryption.erase("s1.a.b.c");
    assertThat(open("named", protect("named", named)))
        .isEqualTo("{\"person\":\"s1.a.b.c\",\"name\":\"s1.a.b.c\"}");
  }

  private static EventRow row(String type, String json) {
    var event = new NewEvent("1", type, "1", json.getBytes(UTF_8), new byte[0], Instant.EPOCH);
    return new EventRow(1, new Aggregate("Person", "person/alice"), 0, event, 1, "");
  }
}
