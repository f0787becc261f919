package codev.infra.email;

import codev.infra.eventstore.axon.EventTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A service with nothing but e-mails: those that a test declares due. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EmailTestApplication {
  static final List<Email> DUE = new CopyOnWriteArrayList<>();

  /** Whether another source of e-mails fails. */
  static final AtomicBoolean FAILS = new AtomicBoolean();

  /** Whether it ends by an error. */
  static final AtomicBoolean ENDS_BY_ERROR = new AtomicBoolean();

  @Bean
  EventTypes events() {
    return EventTypes.of("letter", LegacyEmailDeliveryEvent.class);
  }

  @Bean
  MessageSource messageSource() {
    var sentences = new ResourceBundleMessageSource();
    sentences.setBasenames("messages/email", "messages/office");
    sentences.setDefaultEncoding("UTF-8");
    sentences.setDefaultLocale(Locale.FRENCH);
    return sentences;
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  DueEmailSource failing() {
    return moment -> {
      if (FAILS.get()) throw new IllegalStateException("a read model is being rebuilt");
      if (ENDS_BY_ERROR.get()) throw new NoClassDefFoundError("codev/Missing");
      return Stream.empty();
    };
  }

  @Bean
  DueEmailSource everything() {
    return new DueEmailSource() {
      @Override
      public Stream<Email> due(Instant moment) {
        return DUE.stream();
      }
    };
  }
}
