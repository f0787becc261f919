package codev.group.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A PATCH request of SCIM")
class ScimPatchTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ENTERPRISE = ScimUserMapper.ENTERPRISE_USER;

  /** As it stands in JSON. */
  private static final String EMAIL = "emails[type eq \\\"work\\\"].value";

  private static final Username ANNE = new Username("anne");
  private static final Instant NOVEMBER = Instant.parse("2026-11-24T09:00:00Z");
  private static final ScimUserView BEFORE =
      new ScimUserView(
          ScimUserView.idOf(ANNE),
          ANNE,
          PersonId.derivedFrom(ANNE),
          "00u1",
          new Profile(
              "Anne Blanc",
              "anne@exemple.fr",
              "Finance",
              "Lyon",
              "Analyste",
              new Username("bruno")),
          true,
          NOVEMBER,
          NOVEMBER,
          1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'Replace','path':'active','value':'False'}",
        "{'op':'replace','path':'active','value':false}",
        "{'op':'Replace','value':{'active':'false'}}",
        "{'op':'replace','value':{'active':false}}",
        "{'op':'Replace','path':'active','value':[{'$ref':null,'value':'False'}]}",
        "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:active','value':'FALSE'}"
      })
  @DisplayName("says that a person leaves, in whichever form")
  void says_that_a_person_leaves(String operation) {
    assertThat(after(operation)).isEqualTo(with("active", false));
  }

  @Test
  @DisplayName("has several operations, as Entra ID sends them")
  void as_entra_id_sends_it() {
    var changed =
        after(
            "{'op':'Replace','path':'displayName','value':'Anne Blanc-Roy'}",
            "{'op':'Replace','path':'" + EMAIL + "','value':'a.roy@exemple.fr'}",
            "{'op':'Add','path':'" + ENTERPRISE + ":department','value':'Achats'}",
            "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'carla'}",
            "{'op':'Replace','path':'name.givenName','value':'Anne'}",
            "{'op':'Add','path':'phoneNumbers[type eq \\\"mobile\\\"].value','value':'06'}",
            "{'op':'Add','path':'" + ENTERPRISE + ":employeeNumber','value':'7'}");

    assertThat(changed)
        .isEqualTo(
            new ScimUser(
                "anne",
                "00u1",
                "Anne Blanc-Roy",
                "a.roy@exemple.fr",
                "Analyste",
                "Lyon",
                "Achats",
                "carla",
                true));
  }

  @Test
  @DisplayName("has an object without a path, whose keys may be paths")
  void without_a_path() {
    var changed =
        after(
            "{'op':'Replace','value':{'displayName':'Anne Roy','"
                + EMAIL
                + "':'a@b.fr','urn:other:unknown':1,'"
                + ENTERPRISE
                + "':{'department':'Achats','manager':{'value':'carla'}}}}");

    assertThat(changed.displayName()).isEqualTo("Anne Roy");
    assertThat(changed.email()).isEqualTo("a@b.fr");
    assertThat(changed.department()).isEqualTo("Achats");
    assertThat(changed.manager()).isEqualTo("carla");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "emails | email",
        "emails[type eq \"work\"].value | email",
        "title | title",
        "addresses | locality",
        "addresses[type eq \"work\"].locality | locality",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | department",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager | manager",
        "externalId | externalId"
      })
  @DisplayName("removes an attribute, or replaces it by nothing")
  void removes(String path, String attribute) {
    var quoted = path.replace("\"", "\\\"");
    assertThat(after("{'op':'remove','path':'" + quoted + "'}")).isEqualTo(with(attribute, null));
    assertThat(after("{'op':'replace','path':'" + quoted + "','value':null}"))
        .isEqualTo(with(attribute, null));
  }

  @Test
  @DisplayName("takes the primary address, or the one for work, and keeps it before another")
  void takes_the_address_for_work() {
    var work = "{'type':'work','value':'w@b.fr'}";
    var home = "{'type':'home','value':'h@b.fr'}";
    var primary = "{'type':'home','primary':true,'value':'h@b.fr'}";

    assertThat(after(emails(home, work)).email()).isEqualTo("w@b.fr");
    assertThat(after(emails(work, primary)).email()).isEqualTo("h@b.fr");
    assertThat(after(emails(home)).email()).isEqualTo("anne@exemple.fr");
    assertThat(after("{'op':'remove','path':'emails'}", emails(home)).email()).isEqualTo("h@b.fr");
  }

  private static String emails(String... values) {
    return "{'op':'add','path':'emails','value':[" + String.join(",", values) + "]}";
  }

  @Test
  @DisplayName("takes a name of two parts, and never half of one")
  void takes_whole_names() {
    assertThat(after("{'op':'replace','path':'name.familyName','value':'Roy'}"))
        .isEqualTo(with("active", true));
    assertThat(
            after("{'op':'replace','path':'name','value':{'givenName':'Anne','familyName':'Roy'}}")
                .displayName())
        .isEqualTo("Anne Roy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':'move','path':'title','value':'x'} | INVALID_SYNTAX",
        "{'op':'replace','path':'title'} | INVALID_VALUE",
        "{'op':'replace','path':'title','value':7} | INVALID_VALUE",
        "{'op':'replace','path':'active','value':'perhaps'} | INVALID_VALUE",
        "{'op':'replace','path':'active','value':null} | INVALID_VALUE",
        "{'op':'replace','value':'x'} | INVALID_VALUE",
        "{'op':'replace','path':'favouriteColour','value':'x'} | INVALID_PATH",
        "{'op':'replace','path':'id','value':'x'} | MUTABILITY",
        "{'op':'replace','path':'meta.version','value':'x'} | MUTABILITY",
        "{'op':'remove','path':'userName'} | MUTABILITY",
        "{'op':'remove','path':'displayName'} | MUTABILITY",
        "{'op':'remove'} | NO_TARGET",
        "{'op':'replace','path':'emails[type eq \\\"home\\\"].value','value':'x'} | NO_TARGET"
      },
      quoteCharacter = '`')
  @DisplayName("is refused by the name that SCIM has for it")
  void is_refused(String operation, ScimErrorType type) {
    isRefused(operation, type);
  }

  @Test
  @DisplayName("has operations, and not too many")
  void has_operations() {
    isRefusedAs("{}", ScimErrorType.INVALID_SYNTAX);
    isRefusedAs("{\"Operations\":[]}", ScimErrorType.INVALID_SYNTAX);
    var one = "{'op':'replace','path':'title','value':'x'}";
    var most = IntStream.range(0, ScimPatch.MOST_OPERATIONS).mapToObj(_ -> one).toList();
    assertThat(after(most.toArray(String[]::new)).title()).isEqualTo("x");
    isRefusedAs(
        request(IntStream.rangeClosed(0, ScimPatch.MOST_OPERATIONS).mapToObj(_ -> one).toList()),
        ScimErrorType.INVALID_VALUE);
  }

  /** Pieces of paths. */
  private static final List<String> PIECES =
      List.of(
          "urn:ietf:params:scim:schemas:core:2.0:User:",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
          ":manager",
          "emails",
          "[type eq \"work\"]",
          "[",
          "]",
          ".value",
          ".",
          ":",
          "name",
          "id",
          " ",
          "é",
          "\0");

  @Test
  @DisplayName("names an attribute or is refused, whatever its path is")
  void any_path() {
    var random = new Random(20261130);
    for (int i = 0; i < 20_000; i++) {
      var path =
          IntStream.range(0, random.nextInt(8))
              .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
              .collect(Collectors.joining());
      try {
        assertThat(ScimAttribute.of(path)).isNotNull();
      } catch (ScimErrorException refused) {
        assertThat(refused.type()).isIn(ScimErrorType.INVALID_PATH, ScimErrorType.NO_TARGET);
      }
    }
  }

  private static ScimUser after(String... operations) {
    return after(JSON.readTree(request(List.of(operations))));
  }

  private static ScimUser after(JsonNode request) {
    var draft = new ScimUserDraft(BEFORE);
    ScimPatch.apply(request, draft);
    return draft.user();
  }

  private static String request(List<String> operations) {
    var all = operations.stream().map(one -> one.replace('\'', '"')).toList();
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
        + String.join(",", all)
        + "]}";
  }

  private static void isRefused(String operation, ScimErrorType type) {
    isRefusedAs(request(List.of(operation)), type);
  }

  private static void isRefusedAs(String request, ScimErrorType type) {
    var read = JSON.readTree(request);
    assertThatThrownBy(() -> after(read))
        .isInstanceOfSatisfying(
            ScimErrorException.class, refused -> assertThat(refused.type()).isEqualTo(type));
  }

  /** The person before, with another value of one attribute. */
  private static ScimUser with(String attribute, @Nullable Object value) {
    var text = value instanceof String one ? one : null;
    var active = value instanceof Boolean one ? one : true;
    return new ScimUser(
        "anne",
        attribute.equals("externalId") ? text : "00u1",
        "Anne Blanc",
        attribute.equals("email") ? text : "anne@exemple.fr",
        attribute.equals("title") ? text : "Analyste",
        attribute.equals("locality") ? text : "Lyon",
        attribute.equals("department") ? text : "Finance",
        attribute.equals("manager") ? text : "bruno",
        active);
  }
}
