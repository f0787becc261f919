package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** Stands for a key management service: has a key for each address, and gives none away. */
public final class TestKmsClient implements KmsClient {
  static final String SCHEME = "test-kms://";
  static final String UNREACHABLE = SCHEME + "unreachable";

  private boolean signedIn;

  @Override
  public boolean doesSupport(String keyUri) {
    return keyUri.startsWith(SCHEME);
  }

  @Override
  public KmsClient withCredentials(String credentialPath) {
    throw new UnsupportedOperationException(credentialPath);
  }

  @Override
  public KmsClient withDefaultCredentials() {
    signedIn = true;
    return this;
  }

  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    if (!signedIn || keyUri.equals(UNREACHABLE))
      throw new GeneralSecurityException("no answer within 3 s");
    var bytes = MessageDigest.getInstance("SHA-256").digest(keyUri.getBytes(UTF_8));
    var line = Base64.getEncoder().encodeToString(bytes);
    return MasterKeys.of(line).byId().sequencedValues().getFirst();
  }
}
