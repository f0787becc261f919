package codev.infra.documents.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** A sealed file as its readers check it: what was signed, by the byte range, and by whom. */
final class SealedPdf {
  private final byte[] content;
  private final int[] range;
  private final String format;
  private final Instant at;
  private final byte[] signature;

  private SealedPdf(byte[] content, PDSignature entry) throws IOException {
    this.content = content;
    this.range = entry.getByteRange();
    this.format = entry.getSubFilter();
    this.at = entry.getSignDate().toInstant();
    this.signature = entry.getContents(content);
  }

  static SealedPdf of(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var entries = document.getSignatureDictionaries();
      assertThat(entries).hasSize(1);
      var sealed = new SealedPdf(pdf, entries.getFirst());
      assertThat(entries.getFirst().getSignedContent(pdf)).isEqualTo(sealed.signedPartOf(pdf));
      return sealed;
    }
  }

  String format() {
    return format;
  }

  /** When it was sealed, as the file has it. */
  Instant at() {
    return at;
  }

  /** Whether all is signed but the signature itself, between its brackets. */
  boolean coversTheFile() {
    return range[0] == 0
        && content[range[1]] == '<'
        && content[range[2] - 1] == '>'
        && range[2] - range[1] == 2 * signature.length + 2
        && range[2] + range[3] == content.length;
  }

  /** Places of the file that are signed, at the ends of what is and in between. */
  List<Integer> signedPlaces() {
    return List.of(0, range[1] / 2, range[1] - 1, range[2], content.length - 1);
  }

  /** Whether it is DER, as it stands in the file, but for the zeros that fill its room. */
  boolean isDer() throws IOException {
    var encoded = info().getEncoded(ASN1Encoding.DER);
    for (int i = 0; i < signature.length; i++)
      if (signature[i] != (i < encoded.length ? encoded[i] : 0)) return false;
    return true;
  }

  boolean isValid()
      throws CMSException, GeneralSecurityException, IOException, OperatorCreationException {
    return isValidFor(content);
  }

  /** Whether the signature is one of another content, by the same byte range. */
  boolean isValidFor(byte[] other)
      throws CMSException, GeneralSecurityException, IOException, OperatorCreationException {
    var cms = new CMSSignedData(new CMSProcessableByteArray(signedPartOf(other)), info());
    try {
      return onlySigner(cms).verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate()));
    } catch (CMSSignerDigestMismatchException _) {
      return false;
    }
  }

  private byte[] signedPartOf(byte[] file) {
    var signed = new ByteArrayOutputStream();
    signed.write(file, range[0], range[1]);
    signed.write(file, range[2], range[3]);
    return signed.toByteArray();
  }

  SignerInformation signer() throws CMSException, IOException {
    return onlySigner(new CMSSignedData(info()));
  }

  /** The one that has signed. */
  X509CertificateHolder certificate() throws CMSException, IOException {
    var cms = new CMSSignedData(info());
    return cms.getCertificates().getMatches(null).stream()
        .filter(one -> onlySigner(cms).getSID().match(one))
        .findFirst()
        .orElseThrow();
  }

  static List<String> types(AttributeTable attributes) {
    return Stream.of(attributes.toASN1Structure().getAttributes())
        .map(attribute -> attribute.getAttrType().getId())
        .toList();
  }

  private static SignerInformation onlySigner(CMSSignedData cms) {
    var signers = cms.getSignerInfos().getSigners();
    assertThat(signers).hasSize(1);
    return signers.iterator().next();
  }

  private ContentInfo info() throws IOException {
    try (var encoded = new ASN1InputStream(signature)) {
      return ContentInfo.getInstance(encoded.readObject());
    }
  }
}
