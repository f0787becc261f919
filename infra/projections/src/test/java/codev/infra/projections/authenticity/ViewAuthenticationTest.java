package codev.infra.projections.authenticity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The code of a document")
class ViewAuthenticationTest {
  private final List<String> reported = new ArrayList<>();
  private final ViewAuthentication authentication = by("key");

  @Test
  @DisplayName("is verified with the key, for this view, and for all fields")
  void is_verified_with_the_key() {
    var fields = Map.of("_id", "a", "members", List.of("alice", "bob"), "pairs", Map.of("x", 1));
    var code = authentication.code("board.1", fields);

    assertThat(by("key").verify("board.1", "a", fields, code)).isTrue();
    assertThat(reported).isEmpty();
    assertThat(by("another key").verify("board.1", "a", fields, code)).isFalse();
    assertThat(authentication.verify("board.2", "a", fields, code)).isFalse();
    assertThat(authentication.verify("board.1", "a", Map.of("_id", "a"), code)).isFalse();
    assertThat(authentication.verify("board.1", "a", fields, null)).isFalse();
    assertThat(reported).containsExactly("board.1 a", "board.2 a", "board.1 a", "board.1 a");
  }

  @Test
  @DisplayName("is the same however the store keeps a number or the order of fields")
  void is_the_same_after_storing() {
    var written = new Document("a", 5).append("b", 2.0f).append("c", "x\uD800y").append("d", null);
    var read =
        new Document("d", null).append("c", "x\uFFFD\uFFFD\uFFFDy").append("b", 2).append("a", 5L);

    assertThat(authentication.code("v", read)).isEqualTo(authentication.code("v", written));
  }

  @Test
  @DisplayName("differs where texts are divided otherwise, or a value has another type")
  void differs_where_fields_are_moved() {
    assertThat(
            List.of(
                authentication.code("v", Map.of("a", List.of("ab", "c"))),
                authentication.code("v", Map.of("a", List.of("a", "bc"))),
                authentication.code("v", Map.of("a", List.of("abc"))),
                authentication.code("v", Map.of("a", List.of(List.of("ab"), "c"))),
                authentication.code("v", Map.of("a", "1")),
                authentication.code("v", Map.of("a", 1)),
                authentication.code("v", Map.of("a", true)),
                authentication.code("v", Map.of("a", "true")),
                authentication.code("v", new Document("a", null)),
                authentication.code("v", Map.of("a", "")),
                authentication.code("v", Map.of("a", 1.5))))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("is the one that earlier versions have stored")
  void is_the_one_that_is_stored() {
    var fields =
        new Document("_id", "a")
            .append("_upTo", 12L)
            .append("share", 0.5)
            .append("raw", new byte[] {1, 2})
            .append("members", List.of("alice", "Zoé \uD800"))
            .append("noted", null)
            .append("open", true)
            .append("pairs", Map.of("é", 1, "b\uD800", ""));

    assertThat(authentication.code("board.1", fields))
        .isEqualTo("xiEdt0yks0RXaft9W1bp2ID5iIWqKCI0d8quxlOt6Hk");
    assertThat(authentication.code("v", Map.of("a", "x".repeat(5000))))
        .isEqualTo("_ND6rYiSpiq-gzEZqZBEhevD1Mxzhl-fG6FG7KB77dY");
  }

  @Test
  @DisplayName("is missing without a key, and nothing is verified")
  void without_a_key() {
    assertThat(ViewAuthentication.NONE.isActive()).isFalse();
    assertThat(ViewAuthentication.NONE.verify("v", "a", Map.of("a", 1), null)).isTrue();
  }

  private ViewAuthentication by(String key) {
    return ViewAuthentication.by(
        key.getBytes(UTF_8), (view, what) -> reported.add(view + " " + what));
  }
}
