package codev.infra.documents;

import codev.infra.documents.seal.DocumentSeal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The PDF documents of a service: with its texts, and with its seal where it has one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LayoutProperties.class)
public class DocumentsConfiguration {
  @Bean
  PdfRenderer pdfRenderer(
      MessageSource messages, ObjectProvider<DocumentSeal> seal, LayoutProperties layout) {
    return new PdfRenderer(
        messages,
        seal.getIfAvailable(DocumentSeal::none),
        new LayoutQueue(layout.threads(), layout.places()));
  }
}
