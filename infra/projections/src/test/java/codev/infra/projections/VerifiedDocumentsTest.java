package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.projections.Circles.Circle;
import codev.infra.projections.authenticity.VerifiedDocuments;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.authenticity.ViewAuthentication;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document that was read before")
class VerifiedDocumentsTest {
  private final DocumentCodec<Circle> codec =
      new DocumentCodec<>(
          Circle.class, "circle.1c", ViewAuthentication.by(new byte[32], (_, _) -> {}));
  private final VerifiedDocuments<StoredDocument<Circle>> documents =
      new VerifiedDocuments<>(codec::read, codec::convert);

  @Test
  @DisplayName("is not read again as long as it is stored as it was")
  void is_not_read_again_while_it_is_stored_as_it_was() {
    var first = documents.read(stored("lumière", 5));

    assertThat(documents.read(stored("lumière", 5))).isSameAs(first);
    assertThat(documents.read(stored("lumière", 6)).upTo()).isEqualTo(6);
    assertThat(documents.read(stored("soleil", 5)).id()).isEqualTo("soleil");
  }

  @Test
  @DisplayName("is verified again when anything of it was altered")
  void is_verified_again_when_it_was_altered() {
    var _ = documents.read(stored("lumière", 5));
    var altered = codec.write(kept("lumière", 5)).append("members", List.of("alice", "stranger"));

    assertThatThrownBy(() -> documents.read(bytes(altered)))
        .isInstanceOf(ViewAlteredException.class);
    assertThat(documents.read(stored("lumière", 5)).document()).isNotNull();
  }

  @Test
  @DisplayName("and written since is not verified, if it comes as it was written")
  void is_not_verified_as_it_was_written() {
    var _ = documents.read(stored("lumière", 5));
    var later = codec.write(kept("lumière", 6)).append("_code", "another");
    documents.noteWritten(later);

    assertThat(documents.read(bytes(later)).upTo()).isEqualTo(6);
    var altered = new Document(later).append("members", List.of("alice", "stranger"));
    assertThatThrownBy(() -> documents.read(bytes(altered)))
        .isInstanceOf(ViewAlteredException.class);
  }

  @Test
  @DisplayName("is verified if it was written twice since")
  void is_verified_if_nobody_reads_it() {
    var _ = documents.read(stored("lumière", 5));
    documents.noteWritten(codec.write(kept("lumière", 6)));
    var later = codec.write(kept("lumière", 7)).append("_code", "another");
    documents.noteWritten(later);

    assertThatThrownBy(() -> documents.read(bytes(later))).isInstanceOf(ViewAlteredException.class);
  }

  @Test
  @DisplayName("is read again after many others were read, so that they take little memory")
  void is_read_again_after_many_others() {
    var first = documents.read(stored("lumière", 5));
    for (int i = 0; i < 6; i++) {
      var _ = documents.read(stored(i + "x".repeat(200_000), 5));
    }

    assertThat(documents.read(stored("lumière", 5))).isEqualTo(first).isNotSameAs(first);
  }

  private RawBsonDocument stored(String name, long upTo) {
    return bytes(codec.write(kept(name, upTo)));
  }

  private static RawBsonDocument bytes(Document document) {
    return new RawBsonDocument(document, new org.bson.codecs.DocumentCodec());
  }

  private static StoredDocument<Circle> kept(String name, long upTo) {
    var circle = new Circle(name, List.of("alice"), Instant.parse("2026-11-24T09:00:00Z"), null);
    return new StoredDocument<>(name, circle, upTo);
  }
}
