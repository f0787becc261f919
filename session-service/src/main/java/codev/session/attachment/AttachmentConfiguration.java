package codev.session.attachment;

import codev.infra.web.errorhandling.LargeRequestEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Requests that bring a file are larger than others. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {
  /** More than the largest file: a file that is too large is refused by name. */
  private static final DataSize LARGEST_REQUEST = DataSize.ofMegabytes(6);

  @Bean
  LargeRequestEndpoint attachments() {
    return LargeRequestEndpoint.of(HttpMethod.PUT, UploadedFile.PATH, LARGEST_REQUEST);
  }
}
