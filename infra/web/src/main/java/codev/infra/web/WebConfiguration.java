package codev.infra.web;

import codev.infra.confidentiality.ServiceKeys;
import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.ReadModels;
import codev.infra.projections.RebuildRequests;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.tracing.Tracing;
import codev.infra.web.audit.AlarmEndpoint;
import codev.infra.web.audit.AlarmPageController;
import codev.infra.web.audit.AuditController;
import codev.infra.web.audit.AuditPageController;
import codev.infra.web.audit.MessageKeysController;
import codev.infra.web.audit.PeriodicLogVerifier;
import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.authority.Menu;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authorization.AccessConfiguration;
import codev.infra.web.errorhandling.ExceptionMapping;
import codev.infra.web.errorhandling.FallbackErrorController;
import codev.infra.web.errorhandling.LargeRequestEndpoint;
import codev.infra.web.errorhandling.ProblemAdvice;
import codev.infra.web.errorhandling.ProblemMapper;
import codev.infra.web.errorhandling.ProblemRenderer;
import codev.infra.web.errorhandling.RequestBodyLimitFilter;
import codev.infra.web.errorhandling.TomcatErrorReportValve;
import codev.infra.web.paging.PagingArgumentResolver;
import codev.infra.web.security.CurrentUserArgumentResolver;
import codev.infra.web.security.MetricsAccessProperties;
import codev.infra.web.security.OperatorAccessProperties;
import codev.infra.web.security.ResourceServerConfiguration;
import codev.infra.web.security.ResourceServerProperties;
import codev.infra.web.securitylog.AccessRefusalLog;
import codev.infra.web.securitylog.SecurityEntrySource;
import codev.infra.web.securitylog.SecurityFacts;
import codev.infra.web.securitylog.SecurityLogWriter;
import codev.infra.web.shutdown.ConnectionCloseFilter;
import codev.infra.web.shutdown.ConnectionDrain;
import codev.infra.web.shutdown.TrafficDrain;
import codev.infra.web.streaming.OpenStreams;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;
import tools.jackson.databind.json.JsonMapper;

/** Spring configuration of the web layer that all services share. */
@AutoConfiguration(
    afterName = {
      "codev.infra.eventstore.config.EventStoreConfiguration",
      "codev.infra.projections.ProjectionsConfiguration"
    },
    beforeName = {
      "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({
  OrganisationHoldersProperties.class,
  ResourceServerProperties.class,
  MetricsAccessProperties.class,
  OperatorAccessProperties.class
})
@Import({
  ResourceServerConfiguration.class,
  AccessConfiguration.class,
  FormBindingAdvice.class,
  ProblemAdvice.class,
  FallbackErrorController.class
})
class WebConfiguration {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /**
   * More than the templates of a service have: with fewer, each page would have those of the others
   * parsed again. They are kept only while there is memory.
   */
  private static final int MOST_EXPRESSIONS = 10_000;

  /** Likewise, of templates and fragments. */
  private static final int MOST_TEMPLATES = 1_000;

  @Bean
  MessageSource messageSource() throws IOException {
    return new ClasspathMessageSource();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new RequestLocaleResolver();
  }

  @Bean
  SmartInitializingSingleton pageTemplates(ObjectProvider<SpringTemplateEngine> engine) {
    return () ->
        engine.ifAvailable(
            pages -> {
              pages.setLinkBuilder(new PageLinkBuilder());
              // What cannot be compiled, or is met with another type later, is interpreted.
              pages.setEnableSpringELCompiler(true);
              if (pages.getCacheManager() instanceof StandardCacheManager parsed) {
                parsed.setTemplateCacheMaxSize(MOST_TEMPLATES);
                parsed.setExpressionCacheMaxSize(MOST_EXPRESSIONS);
              }
            });
  }

  @Bean
  ProblemMapper problems(ObjectProvider<ExceptionMapping> refusals, MessageSource texts) {
    return new ProblemMapper(refusals, texts);
  }

  @Bean
  ProblemRenderer problemRenderer(MessageSource texts, JsonMapper json) {
    return new ProblemRenderer(texts, json);
  }

  @Bean
  AccessRefusalLog accessRefusalLog(ObjectProvider<SecurityFacts> facts) {
    return new AccessRefusalLog(InstantSource.system(), facts);
  }

  /** What the events of this service write to the security log. */
  @Bean
  @ConditionalOnBean(SecurityEntrySource.class)
  SmartInitializingSingleton securityLogOfEvents(
      EventBus events, List<SecurityEntrySource> sources) {
    return () -> {
      var _ = events.subscribe(new SecurityLogWriter(sources));
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatErrorReports(
      ProblemRenderer renderer) {
    return TomcatErrorReportValve.of(renderer);
  }

  @Bean
  OpenStreams openStreams(MeterRegistry meters, Tracing tracing) {
    return new OpenStreams(HEARTBEAT, meters, tracing);
  }

  @Bean
  TrafficDrain trafficDrain(@Value("${codev.shutdown.drain}") Duration duration) {
    return new TrafficDrain(duration);
  }

  @Bean
  ConnectionDrain connectionDrain(
      ApplicationContext context, @Value("${codev.shutdown.drain}") Duration duration) {
    return new ConnectionDrain(context, duration);
  }

  @Bean
  FilterRegistrationBean<ConnectionCloseFilter> connectionClose(TrafficDrain drain) {
    var registration = new FilterRegistrationBean<>(new ConnectionCloseFilter(drain));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  @ConditionalOnBean(CheckpointSigner.class)
  AuditController auditApi(
      EventLog log,
      CheckpointSigner checkpoints,
      ObjectProvider<SecurityFacts> facts,
      Alarms alarms,
      @Value("${codev.audit.page:${codev.audit.path}}") String alarmSubject) {
    var pagedExports = new RepeatedEntryFilter(Duration.ofDays(1), InstantSource.system());
    return new AuditController(log, checkpoints, facts, pagedExports, alarms, alarmSubject);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnBean(CheckpointSigner.class)
  PeriodicLogVerifier periodicLogVerifier(
      EventLog log,
      Alarms alarms,
      @Value("${codev.audit.page:${codev.audit.path}}") String alarmSubject,
      @Value("${codev.audit.verify-every:15m}") Duration every,
      MeterRegistry meters) {
    var verifier = new PeriodicLogVerifier(log, alarms, alarmSubject, every);
    verifier.bindTo(meters);
    return verifier;
  }

  /** Without a key vault the documents of views have no codes. */
  @Bean
  ViewAuthentication viewAuthentication(
      ObjectProvider<ServiceKeys> keys, ObjectProvider<Alarms> alarms) {
    var ownKeys = keys.getIfAvailable();
    return ownKeys == null
        ? ViewAuthentication.NONE
        : ViewAuthentication.by(
            ownKeys.key("views"),
            (view, documentId) ->
                alarms.ifAvailable(
                    present ->
                        present.raise(AlarmKind.VIEW_ALTERED, view, "document " + documentId)));
  }

  @Bean
  @ConditionalOnBean(Alarms.class)
  AlarmEndpoint alarmEndpoint(Alarms alarms) {
    return new AlarmEndpoint(alarms);
  }

  @Bean
  @ConditionalOnBean(CheckpointSigner.class)
  MessageKeysController messageKeys(CheckpointSigner checkpoints) {
    return new MessageKeysController(checkpoints);
  }

  @Bean
  @ConditionalOnBean(CheckpointSigner.class)
  @ConditionalOnProperty("codev.audit.page")
  AuditPageController auditPage(
      EventLog log,
      CheckpointSigner checkpoints,
      EventTypes types,
      Alarms alarms,
      @Value("${codev.audit.page}") String page,
      @Value("${codev.audit.path}") String api) {
    return new AuditPageController(log, checkpoints, types, alarms, page, api);
  }

  @Bean
  @ConditionalOnBean(Alarms.class)
  @ConditionalOnProperty("codev.audit.page")
  AlarmPageController alarmPage(Alarms alarms, @Value("${codev.audit.page}") String page) {
    return new AlarmPageController(alarms, page);
  }

  @Bean
  @ConditionalOnProperty("codev.rebuilds.path")
  ProjectionRebuildController rebuildsApi(RebuildRequests rebuilds, EventLog log) {
    return new ProjectionRebuildController(rebuilds, log);
  }

  @Bean
  FilterRegistrationBean<RequestBodyLimitFilter> bodyLimit(
      ObjectProvider<LargeRequestEndpoint> larger) {
    var registration =
        new FilterRegistrationBean<>(new RequestBodyLimitFilter(larger.stream().toList()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  /**
   * What now is to the domain, to pages and to jobs. Tokens, sessions, limits and leases stay on
   * the machine's and the database's clock.
   */
  @Bean
  Clock clock(
      @Value("${codev.time.offset:0s}") Duration offset,
      @Value("${server.address:}") String address) {
    if (!offset.isZero()) DemoClockFilter.requireThisMachine("codev.time.offset", address);
    return DemoClockFilter.clock(Clock.offset(Clock.systemUTC(), offset));
  }

  @Bean
  @ConditionalOnProperty("codev.time.told-by")
  FilterRegistrationBean<DemoClockFilter> demoClockFilter(
      @Value("${codev.time.told-by}") String secret, @Value("${server.address:}") String address) {
    return new FilterRegistrationBean<>(new DemoClockFilter(secret, address));
  }

  @Bean
  WebMvcConfigurer webLayer(
      JsonMapper json,
      LocaleResolver localeResolver,
      ObjectProvider<ReadModels> views,
      ObjectProvider<EventLog> log,
      ObjectProvider<AuthoritySource> authorities,
      Tracing tracing,
      @Value("${codev.reads.await-write:5s}") Duration awaitWrite) {
    var menu = new Menu(() -> Optional.ofNullable(authorities.getIfAvailable()));
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CurrentUserArgumentResolver());
        resolvers.add(new PagingArgumentResolver());
      }

      @Override
      public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldType(LocalDate.class, new DayFormatter());
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        if (localeResolver instanceof RequestLocaleResolver language)
          registry.addInterceptor(language);
        registry.addInterceptor(new MenuInterceptor(menu));
        registry.addInterceptor(new TracedPageInterceptor(tracing));
        registry.addInterceptor(new WildcardContentTypeInterceptor());
        registry.addInterceptor(new ReadYourWritesInterceptor(views, log, awaitWrite));
        registry
            .addInterceptor(new ReadYourWritesInterceptor.Outcome())
            .order(AccessConfiguration.AFTER_ACCESS);
      }

      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters
            .addCustomConverter(new OperationBodyConverter(json))
            .withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJsonReader.from(json)));
      }
    };
  }
}
