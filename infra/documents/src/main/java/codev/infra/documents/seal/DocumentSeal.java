package codev.infra.documents.seal;

import java.util.Locale;
import java.util.Optional;

/** Seals PDF files, where there is a key for it. */
public interface DocumentSeal {
  /**
   * The file with a seal; as it is where there is none.
   *
   * @param language of what stands for the seal where it is not seen
   */
  byte[] seal(byte[] pdf, Locale language);

  /** Empty where documents are not sealed. */
  Optional<SealCertificate> certificate();

  /** Leaves files as they are. */
  static DocumentSeal none() {
    return new DocumentSeal() {
      @Override
      public byte[] seal(byte[] pdf, Locale language) {
        return pdf;
      }

      @Override
      public Optional<SealCertificate> certificate() {
        return Optional.empty();
      }
    };
  }
}
