package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The PDF documents of a service")
class DocumentsConfigurationTest {
  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(DocumentsConfiguration.class);

  @Test
  @DisplayName("are rendered without a seal too, two at a time in 32 places unless set")
  void defaults() {
    service.run(
        context -> {
          assertThat(context).hasSingleBean(PdfRenderer.class);
          assertThat(context.getBean(LayoutProperties.class))
              .isEqualTo(new LayoutProperties(2, 32));
        });
  }

  @Test
  @DisplayName("are laid out as many at a time, in as many places, as the settings say")
  void settings() {
    service
        .withPropertyValues("codev.documents.layout.threads=1", "codev.documents.layout.places=1")
        .run(
            context -> {
              var renderer = context.getBean(PdfRenderer.class);
              renderer.inOneResponse(
                  () ->
                      assertThatThrownBy(() -> renderer.inOneResponse(() -> {}))
                          .isInstanceOf(RejectedExecutionException.class));
            });
  }

  @Test
  @DisplayName("need a thread, and a place for each thread")
  void useless_settings_are_refused() {
    service
        .withPropertyValues("codev.documents.layout.threads=0")
        .run(context -> assertThat(context).hasFailed());
    service
        .withPropertyValues("codev.documents.layout.threads=8", "codev.documents.layout.places=4")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("8 threads, 4 places"));
  }
}
