package codev.infra.eventstore.config;

import static java.util.stream.Collectors.toList;

import codev.infra.database.DatabaseSchema;
import codev.infra.database.LogAccountCheck;
import codev.infra.database.LogAccountProperties;
import codev.infra.database.PostgresReadiness;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.alarm.AlarmsHealthIndicator;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.audit.LogIntegrityHealthIndicator;
import codev.infra.eventstore.audit.witness.WitnessProperties;
import codev.infra.eventstore.audit.witness.WitnessWatch;
import codev.infra.eventstore.axon.AggregateRepositoryRegistrar;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.IdempotentCommandHandlerEnhancer;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.EventProcessorHealthIndicator;
import codev.infra.eventstore.processor.EventProcessorLifecycle;
import codev.infra.eventstore.processor.EventProcessors;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;

/**
 * The event log of a service. The service declares a bean {@link EventTypes}, its
 * {@code @Aggregate} classes and its {@link EventProcessor}s.
 */
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
    beforeName = {
      "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
      "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
      "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration"
    })
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties({
  EventLogProperties.class,
  LogAccountProperties.class,
  WitnessProperties.class,
  EventStoreConfiguration.AuditProperties.class
})
public class EventStoreConfiguration {
  /**
   * How the log is signed.
   *
   * @param signingKeyFile two PEM blocks, made if missing and the log was never signed; without
   *     this setting nothing is signed
   * @param checkpointEvery how often a signed checkpoint is kept beside the log
   */
  @ConfigurationProperties("codev.audit")
  record AuditProperties(Path signingKeyFile, @DefaultValue("15m") Duration checkpointEvery) {}

  @Bean
  public EventLog eventLog(
      DataSource dataSource,
      EventLogProperties settings,
      LogAccountProperties accounts,
      ObjectProvider<MeterRegistry> meters) {
    PostgresReadiness.await(dataSource, "the event log");
    DatabaseSchema.SERVICE.migrate(dataSource);
    LogAccountCheck.check(dataSource, accounts);
    return new EventLog(dataSource, settings.patience(), registry(meters));
  }

  @Bean
  Alarms alarms(EventLog log, ObjectProvider<MeterRegistry> meters) {
    var alarms = new Alarms(log.dataSource());
    alarms.bindTo(registry(meters));
    return alarms;
  }

  @Bean
  AlarmsHealthIndicator alarmsHealthIndicator(Alarms alarms) {
    return new AlarmsHealthIndicator(alarms);
  }

  @Bean
  @Qualifier("eventSerializer")
  Serializer eventSerializer(EventTypes types, ObjectProvider<PayloadProtection> protection) {
    return new EventSerializer(types, protection(protection));
  }

  private static PayloadProtection protection(ObjectProvider<PayloadProtection> protection) {
    return protection.getIfAvailable(PayloadProtection::none);
  }

  @Bean
  PostgresEventStorageEngine eventStorageEngine(
      EventLog log,
      @Qualifier("eventSerializer") Serializer serializer,
      ObjectProvider<EventUpcaster> upcasters,
      ObjectProvider<PayloadProtection> protection) {
    return new PostgresEventStorageEngine(
        log,
        serializer,
        new EventUpcasterChain(upcasters.orderedStream().collect(toList())),
        protection(protection));
  }

  /** The log commits by itself; a command that waits for it needs no connection of its own. */
  @Bean
  TransactionManager axonTransactionManager() {
    return NoTransactionManager.INSTANCE;
  }

  @Bean
  CommandSender commandSender(
      CommandBus bus,
      EventLog log,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<Tracing> tracing) {
    return new CommandSender(bus, log, registry(meters), tracing.getIfAvailable(() -> Tracing.OFF));
  }

  @Bean
  IdempotentCommandHandlerEnhancer repeatedMessageFilter() {
    return new IdempotentCommandHandlerEnhancer();
  }

  @Bean
  EventReader eventReader(EventLog log, PostgresEventStorageEngine engine) {
    return new EventReader(log, engine);
  }

  @Bean(destroyMethod = "close")
  EventProcessors eventProcessors(
      EventLog log,
      PostgresEventStorageEngine engine,
      EventLogProperties settings,
      Leases leases,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<Tracing> tracing) {
    return new EventProcessors(
        log, engine, settings, leases, registry(meters), tracing.getIfAvailable(() -> Tracing.OFF));
  }

  /** What this instance does for all instances of the service. */
  @Bean(destroyMethod = "close")
  Leases leases(EventLog log, EventLogProperties settings, ObjectProvider<MeterRegistry> meters) {
    return new Leases(log.dataSource(), settings.term(), settings.takeover(), registry(meters));
  }

  @Bean
  EventProcessorHealthIndicator eventProcessorHealthIndicator(EventProcessors processors) {
    return new EventProcessorHealthIndicator(processors);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnProperty("codev.audit.signing-key-file")
  CheckpointSigner checkpoints(
      @Value("${spring.application.name}") String service,
      EventLog log,
      DataSource dataSource,
      AuditProperties settings,
      Alarms alarms,
      ObjectProvider<MeterRegistry> meters) {
    var signer =
        new CheckpointSigner(
            service,
            log,
            dataSource,
            settings.signingKeyFile(),
            settings.checkpointEvery(),
            Clock.systemUTC());
    signer.bindTo(registry(meters), alarms);
    return signer;
  }

  @Bean
  @ConditionalOnBean(CheckpointSigner.class)
  LogIntegrityHealthIndicator logIntegrityHealthIndicator(CheckpointSigner checkpoints) {
    return new LogIntegrityHealthIndicator(checkpoints);
  }

  /** Where the service knows of a witness. */
  @Bean(initMethod = "start", destroyMethod = "close")
  @ConditionalOnProperty({"codev.audit.signing-key-file", "codev.audit.witness.note"})
  WitnessWatch witnessWatch(
      @Value("${spring.application.name}") String service,
      CheckpointSigner checkpoints,
      WitnessProperties settings,
      Alarms alarms) {
    return new WitnessWatch(service, checkpoints::head, settings, alarms, Clock.systemUTC());
  }

  @Bean
  SmartLifecycle eventProcessorLifecycle(
      EventProcessors processors, ObjectProvider<EventProcessor<?>> all) {
    return new EventProcessorLifecycle(processors, all);
  }

  /** Axon's own look-up of aggregates then finds a repository for each. */
  @Bean
  static AggregateRepositoryRegistrar repositoryRegistrar() {
    return new AggregateRepositoryRegistrar();
  }

  private static MeterRegistry registry(ObjectProvider<MeterRegistry> meters) {
    return meters.getIfAvailable(SimpleMeterRegistry::new);
  }
}
