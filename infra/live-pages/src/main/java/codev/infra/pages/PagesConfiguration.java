package codev.infra.pages;

import codev.infra.eventstore.EventLog;
import codev.infra.eventstore.EventTypes;
import codev.infra.eventstore.audit.Checkpoints;
import codev.infra.views.Rebuilds;
import codev.infra.views.Views;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Gives every service the same web edge. */
@AutoConfiguration(
    afterName = {
      "codev.infra.eventstore.EventStoreConfiguration",
      "codev.infra.views.ViewsAutoConfiguration"
    },
    beforeName = {
      "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({IdentitySettings.class, MetricsSettings.class})
@Import({Door.class, FormAdvice.class, RefusalAdvice.class, LastResort.class})
class PagesConfiguration {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  @Bean
  MessageSource messageSource() throws IOException {
    return new Sentences();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Language();
  }

  @Bean
  Problems problems(ObjectProvider<Refusals> refusals, MessageSource sentences) {
    return new Problems(refusals, sentences);
  }

  @Bean
  Telling telling(MessageSource sentences, JsonMapper json) {
    return new Telling(sentences, json);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> lastWord(Telling telling) {
    return LastWord.of(telling);
  }

  @Bean
  OpenStreams openStreams(MeterRegistry meters) {
    return new OpenStreams(HEARTBEAT, meters);
  }

  @Bean
  @ConditionalOnBean(Checkpoints.class)
  AuditApi auditApi(EventLog log, Checkpoints checkpoints) {
    return new AuditApi(log, checkpoints);
  }

  @Bean
  @ConditionalOnBean(Checkpoints.class)
  @ConditionalOnProperty("codev.audit.page")
  AuditPage auditPage(
      EventLog log,
      Checkpoints checkpoints,
      EventTypes types,
      @Value("${codev.audit.page}") String page,
      @Value("${codev.audit.path}") String api) {
    return new AuditPage(log, checkpoints, types, page, api);
  }

  @Bean
  @ConditionalOnProperty("codev.rebuilds.path")
  RebuildsApi rebuildsApi(Rebuilds rebuilds, EventLog log) {
    return new RebuildsApi(rebuilds, log);
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit() {
    var registration = new FilterRegistrationBean<>(new BodyLimit());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  /** What time it is for whoever asks; every room asks it rather than the machine. */
  @Bean
  Clock clock() {
    return ToldTime.clock();
  }

  @Bean
  @ConditionalOnProperty("codev.time.told-by")
  FilterRegistrationBean<ToldTime> toldTime(
      @Value("${codev.time.told-by}") String secret, @Value("${server.address:}") String address) {
    return new FilterRegistrationBean<>(new ToldTime(secret, address));
  }

  @Bean
  WebMvcConfigurer edge(
      JsonMapper json, LocaleResolver localeResolver, ObjectProvider<Views> views) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WhoArgument());
        resolvers.add(new PagingArgument());
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        if (localeResolver instanceof Language language) registry.addInterceptor(language);
        registry.addInterceptor(new OneMediaType());
        registry.addInterceptor(new AfterPosition(views));
      }

      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.from(json)));
      }
    };
  }
}
