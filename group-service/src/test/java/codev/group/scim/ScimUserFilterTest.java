package codev.group.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.scim.ScimUserFilter.Attribute;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A filter of SCIM")
class ScimUserFilterTest {
  private static final long SEED = 20261130;
  private static final int TRIES = 20_000;

  /** Pieces of filters, and what has no place in one. */
  private static final List<String> PIECES =
      List.of(
          "userName",
          "emails",
          "[type eq \"work\"]",
          ".value",
          "externalId",
          " eq ",
          " EQ ",
          " co ",
          " and ",
          "not (",
          ")",
          "\"",
          "\"anne\"",
          "\\",
          "\\u00e9",
          " ",
          "\t",
          "\0",
          "é",
          "urn:ietf:params:scim:schemas:core:2.0:User:");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          userName eq "anne@exemple.fr" | USER_NAME | anne@exemple.fr
          username EQ "anne" | USER_NAME | anne
          urn:ietf:params:scim:schemas:core:2.0:User:userName eq "anne" | USER_NAME | anne
          externalId eq "00u1a2b3" | EXTERNAL_ID | 00u1a2b3
          id eq "1" | ID | 1
          emails eq "a@b.fr" | EMAIL | a@b.fr
          emails.value eq "a@b.fr" | EMAIL | a@b.fr
          emails[type eq "work"].value eq "a@b.fr" | EMAIL | a@b.fr
          userName eq "a\\"b\\\\c\\u00e9" | USER_NAME | a"b\\cé
          """)
  @DisplayName("is one attribute that equals a text, as identity providers send it")
  void is_an_equality(String filter, Attribute attribute, String value) {
    assertThat(ScimUserFilter.parse(filter)).isEqualTo(new ScimUserFilter(attribute, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "userName",
        "userName eq",
        "userName eq anne",
        "userName eq \"anne",
        "userName eq \"an\"ne\"",
        "userName eq \"\\x\"",
        "userName eq 1",
        "userName co \"anne\"",
        "userName sw \"anne\"",
        "userName pr",
        "userName eq \"anne\" and active eq true",
        "not (userName eq \"anne\")",
        "password eq \"anne\"",
        "emails[type eq \"home\"].value eq \"a@b.fr\"",
        "name.familyName eq \"Blanc\"",
      })
  @DisplayName("of another form is refused by its name")
  void is_no_other(String filter) {
    assertThatThrownBy(() -> ScimUserFilter.parse(filter))
        .isInstanceOfSatisfying(
            ScimErrorException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.type()).isEqualTo(ScimErrorType.INVALID_FILTER);
            });
  }

  @Test
  @DisplayName("is read or refused, whatever is sent, and read as it was meant")
  void is_read_or_refused() {
    var random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      var sent =
          IntStream.range(0, random.nextInt(12))
              .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
              .collect(Collectors.joining());
      try {
        var read = ScimUserFilter.parse(sent);
        assertThat(sent).as(sent).contains("\"").containsIgnoringCase(" eq ");
        assertThat(read.value().length()).isLessThanOrEqualTo(sent.length());
      } catch (ScimErrorException refused) {
        assertThat(refused.type()).as(sent).isEqualTo(ScimErrorType.INVALID_FILTER);
      }
    }
  }

  @Test
  @DisplayName("has any text as its value, but for one that is too long")
  void has_any_value() {
    var random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      var value =
          random
              .ints(random.nextInt(40), 1, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var filter = "userName eq " + JsonMapper.shared().writeValueAsString(value);
      assertThat(ScimUserFilter.parse(filter).value()).isEqualTo(value);
    }
    var tooLong = "userName eq \"" + "\\\\".repeat(5_000) + "\"";
    assertThatThrownBy(() -> ScimUserFilter.parse(tooLong)).isInstanceOf(ScimErrorException.class);
  }
}
