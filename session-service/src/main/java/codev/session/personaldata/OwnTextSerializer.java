package codev.session.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.session.domain.value.EncryptedText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes one author's texts decrypted, and null in the place of anybody else's. */
final class OwnTextSerializer extends ValueSerializer<EncryptedText> {
  private final String author;
  private final TextEncryption seals;

  private OwnTextSerializer(String author, TextEncryption seals) {
    this.author = author;
    this.seals = seals;
  }

  static JsonMapper of(String author, TextEncryption seals, JsonMapper json) {
    var own =
        new SimpleModule().addSerializer(EncryptedText.class, new OwnTextSerializer(author, seals));
    return json.rebuild().addModule(own).build();
  }

  @Override
  public void serialize(EncryptedText words, JsonGenerator out, SerializationContext context) {
    if (TextEncryption.authorOf(words.sealed()).equals(author))
      seals.show(words.sealed()).ifPresentOrElse(out::writeString, out::writeNull);
    else out.writeNull();
  }
}
