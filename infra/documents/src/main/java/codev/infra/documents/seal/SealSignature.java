package codev.infra.documents.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a sealed file: detached CMS with the signed attributes that the level B-B asks
 * for. The time of signing is not among them: PAdES has it in the file.
 */
final class SealSignature implements SignatureInterface {
  /** Room for all but certificates and the time stamp, in bytes. */
  private static final int ATTRIBUTES = 4096;

  /** The longest string of a PDF/A file, in bytes (ISO 19005-2, 6.1.13). */
  private static final int MOST = 32_767;

  private final SealKey key;
  private final @Nullable TimeStampAuthority authority;
  private final AttributeTable signingCertificate;
  private final int room;

  SealSignature(SealKey key, @Nullable TimeStampAuthority authority) {
    this.key = key;
    this.authority = authority;
    try {
      this.signingCertificate =
          new AttributeTable(
              new Attribute(
                  PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                  new DERSet(new SigningCertificateV2(new ESSCertIDv2(key.digest())))));
      int stamp = authority == null ? 0 : TimeStampAuthority.LONGEST_ANSWER;
      this.room = Math.min(MOST, ATTRIBUTES + key.chainLength() + stamp);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many bytes a signature has at most. */
  int room() {
    return room;
  }

  @Override
  public byte[] sign(InputStream content) throws IOException {
    try {
      var generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(this::signedAttributes)
              .build(
                  new JcaContentSignerBuilder(key.algorithm()).build(key.secret()),
                  key.certificate()));
      generator.addCertificates(new JcaCertStore(key.chain()));
      var signed = generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false);
      return stamped(signed).getEncoded(ASN1Encoding.DER);
    } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("the document cannot be sealed", e);
    }
  }

  /** Content type, message digest, and the certificate (RFC 5035). */
  private AttributeTable signedAttributes(Map<?, ?> parameters) {
    return new DefaultSignedAttributeTableGenerator(signingCertificate)
        .getAttributes(parameters)
        .remove(CMSAttributes.signingTime)
        .remove(CMSAttributes.cmsAlgorithmProtect);
  }

  /** Of level B-T, where a time stamp is to be had. */
  private CMSSignedData stamped(CMSSignedData signed) {
    if (authority == null) return signed;
    var signer = signed.getSignerInfos().getSigners().iterator().next();
    return authority
        .stamp(signer.getSignature())
        .map(
            token ->
                new AttributeTable(
                    new Attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        new DERSet(token.toCMSSignedData().toASN1Structure()))))
        .map(unsigned -> SignerInformation.replaceUnsignedAttributes(signer, unsigned))
        .map(stamp -> CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamp)))
        .orElse(signed);
  }
}
