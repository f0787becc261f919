package codev.infra.testkit.encryption;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.KeyScope;
import codev.infra.confidentiality.retention.RetentionScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encrypts nothing, and erases nobody. A test overrides what it needs otherwise. */
public class PlainTextEncryption implements TextEncryption {
  @Override
  public AuthorEncryption of(String author) {
    return new AuthorEncryption() {
      @Override
      public String encrypt(String context, String words) {
        return PlainTextEncryption.this.encrypt(author, context, words);
      }

      @Override
      public String encrypt(@Nullable KeyScope scope, String context, String words) {
        return encrypt(context, words);
      }

      @Override
      public String encryptInScopeAlone(KeyScope scope, String context, String data) {
        return PlainTextEncryption.this.encrypt(scope.keyName(), author + "/" + context, data);
      }

      @Override
      public byte[] encryptFile(@Nullable KeyScope scope, String context, byte[] content) {
        return content;
      }

      @Override
      public Runnable storeKey() {
        return () -> {};
      }
    };
  }

  @Override
  public String encrypt(String author, String context, String words) {
    return words;
  }

  @Override
  public Optional<String> decrypt(String encrypted) {
    return Optional.of(encrypted);
  }

  @Override
  public Optional<String> decryptOrLog(String encrypted) {
    return decrypt(encrypted);
  }

  @Override
  public void erase(String author) {
    throw new UnsupportedOperationException(author);
  }

  @Override
  public void destroy(RetentionScope scope) {
    throw new UnsupportedOperationException(scope.keyName());
  }

  @Override
  public boolean isDestroyed(RetentionScope scope) {
    return false;
  }
}
