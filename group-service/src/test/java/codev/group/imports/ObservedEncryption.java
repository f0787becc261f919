package codev.group.imports;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.KeyScope;
import codev.infra.confidentiality.retention.RetentionScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts as another does, and runs something where an author's key is stored and where it is
 * announced.
 */
record ObservedEncryption(TextEncryption texts, Runnable atStoring, Runnable atAnnouncing)
    implements TextEncryption {
  @Override
  public AuthorEncryption of(String author) {
    return new ObservedAuthorEncryption(texts.of(author), atStoring, atAnnouncing);
  }

  @Override
  public String encrypt(String author, String context, String words) {
    return encrypt(author, null, context, words);
  }

  @Override
  public Optional<String> decrypt(String encrypted) {
    return texts.decrypt(encrypted);
  }

  @Override
  public Optional<String> decryptOrLog(String encrypted) {
    return texts.decryptOrLog(encrypted);
  }

  @Override
  public void erase(String author) {
    texts.erase(author);
  }

  @Override
  public void destroy(RetentionScope scope) {
    texts.destroy(scope);
  }

  @Override
  public boolean isDestroyed(RetentionScope scope) {
    return texts.isDestroyed(scope);
  }

  private record ObservedAuthorEncryption(
      AuthorEncryption author, Runnable atStoring, Runnable atAnnouncing)
      implements AuthorEncryption {
    @Override
    public String encrypt(String context, String words) {
      return author.encrypt(context, words);
    }

    @Override
    public String encrypt(@Nullable KeyScope scope, String context, String words) {
      return author.encrypt(scope, context, words);
    }

    @Override
    public String encryptInScopeAlone(KeyScope scope, String context, String data) {
      return author.encryptInScopeAlone(scope, context, data);
    }

    @Override
    public byte[] encryptFile(@Nullable KeyScope scope, String context, byte[] content) {
      return author.encryptFile(scope, context, content);
    }

    @Override
    public Runnable storeKey() {
      atStoring.run();
      var announcement = author.storeKey();
      return () -> {
        atAnnouncing.run();
        announcement.run();
      };
    }
  }
}
