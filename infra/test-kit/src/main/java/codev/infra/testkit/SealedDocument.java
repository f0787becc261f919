package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** A sealed PDF file as its readers verify it, with nothing but the file. */
public final class SealedDocument {
  private SealedDocument() {}

  /** Whether its one seal covers the file and is one of its content, by the certificate in it. */
  public static boolean isIntact(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var seals = document.getSignatureDictionaries();
      assertThat(seals).hasSize(1);
      var seal = seals.getFirst();
      var range = seal.getByteRange();
      if (range[0] != 0 || range[2] + range[3] != pdf.length) return false;
      var signed = new ByteArrayOutputStream();
      signed.write(pdf, range[0], range[1]);
      signed.write(pdf, range[2], range[3]);
      return isSignatureOf(signed.toByteArray(), seal.getContents(pdf));
    }
  }

  private static boolean isSignatureOf(byte[] content, byte[] signature) throws IOException {
    try (var encoded = new ASN1InputStream(signature)) { // zeros follow it
      var info = ContentInfo.getInstance(encoded.readObject());
      var cms = new CMSSignedData(new CMSProcessableByteArray(content), info);
      var signers = cms.getSignerInfos().getSigners();
      assertThat(signers).hasSize(1);
      var signer = signers.iterator().next();
      var certificate =
          cms.getCertificates().getMatches(null).stream()
              .filter(one -> signer.getSID().match(one))
              .findFirst()
              .orElseThrow();
      return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    } catch (CMSSignerDigestMismatchException _) {
      return false;
    } catch (CMSException | GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }
}
