package codev.session.dossier;

import codev.infra.confidentiality.Seals;
import codev.session.domain.Words;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes somebody's words opened, and nothing in the place of anybody else's. */
final class OwnWords extends ValueSerializer<Words> {
  private final String author;
  private final Seals seals;

  private OwnWords(String author, Seals seals) {
    this.author = author;
    this.seals = seals;
  }

  static JsonMapper of(String author, Seals seals, JsonMapper json) {
    var own = new SimpleModule().addSerializer(Words.class, new OwnWords(author, seals));
    return json.rebuild().addModule(own).build();
  }

  @Override
  public void serialize(Words words, JsonGenerator out, SerializationContext context) {
    if (Seals.authorOf(words.sealed()).equals(author))
      seals.show(words.sealed()).ifPresentOrElse(out::writeString, out::writeNull);
    else out.writeNull();
  }
}
