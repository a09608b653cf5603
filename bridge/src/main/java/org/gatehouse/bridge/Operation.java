package org.gatehouse.bridge;

/**
 * What the JDK is asked to do, as the choke points report it: the vocabulary between the agent's
 * table and mediation.
 *
 * <p>In brackets what a check carries as {@code a}, {@code b}, {@code c}. A path is a {@link
 * java.nio.file.Path} of the default file system or a {@link String}, as yet unresolved. fd is a
 * {@link java.io.FileDescriptor}, or an {@link Integer} where the JDK has only the number. Flags
 * and modes are those of Linux. An operation whose name ends in ED is over and may still be undone.
 */
public enum Operation {
  // Files by name.
  /** A file is about to be opened [path, flags, mode]. */
  FILE_OPEN,
  /** A file was opened; a denial closes it [path, flags, fd]. */
  FILE_OPENED,
  /** A directory is about to be listed [path]. */
  FILE_LIST,
  /** Size, times, kind are read [path, whether links are followed]. */
  FILE_STAT,
  /** Access is tested [path, mask of R_OK 4, W_OK 2, X_OK 1; 0 for existence]. */
  FILE_ACCESS,
  /** A directory is made [path, mode]. */
  FILE_MKDIR,
  /** A file is made without opening it [path, mode, not null if it gets another name later]. */
  FILE_MKNOD,
  /** A name is removed [path]. */
  FILE_UNLINK,
  /** A directory is removed [path]. */
  FILE_RMDIR,
  /** A file gets another name [from, to]. */
  FILE_RENAME,
  /** A file gets one more name [existing, path]. */
  FILE_LINK,
  /** A symbolic link is made [path, target as String]. */
  FILE_SYMLINK,
  /** A symbolic link is read [path]. */
  FILE_READLINK,
  /** Permission bits are set [path or fd, mode]. */
  FILE_CHMOD,
  /** Owner or group is set; -1 stays [path or fd, uid, gid]. */
  FILE_CHOWN,
  /** Times are set [path or fd]. */
  FILE_UTIMES,
  /** The directory or file is watched [path]. */
  FILE_WATCH,
  /** The store of the file is asked for its size and kind [path]. */
  FILE_STATFS,
  // Open files.
  /** An extended attribute is read [fd or path, name]. */
  FILE_GETXATTR,
  /** The extended attributes are listed [fd or path]. */
  FILE_LISTXATTR,
  /** An extended attribute is written [fd or path, name, byte array or null if unknown]. */
  FILE_SETXATTR,
  /** An extended attribute is removed [fd or path, name]. */
  FILE_REMOVEXATTR,
  /** The open file is cut or grown [fd, size]. */
  FILE_TRUNCATE,
  /** A region is locked [fd, whether exclusively]. */
  FILE_LOCK,
  /** The file is mapped [fd, protection: PROT_READ 1, PROT_WRITE 2]. */
  FILE_MMAP,

  // Sockets. An address is an InetAddress; a Unix address is its path as a String.
  /** A socket is made [family: 1, 2 or 10 as in SocketObject, type: 1 stream, 2 datagram]. */
  SOCKET_CREATE,
  /** A socket was made; a denial closes it [fd, family, type]. */
  SOCKET_CREATED,
  /** It is bound [fd, address, port]. */
  SOCKET_BIND,
  /** It listens [fd, backlog]. */
  SOCKET_LISTEN,
  /** It is connected [fd, address, port]. */
  SOCKET_CONNECT,
  /** A connection was accepted; a denial closes it [listening fd, accepted fd, peer address]. */
  SOCKET_ACCEPTED,
  /** A datagram is sent [fd, address or null if connected, port]. */
  SOCKET_SEND,
  /** A datagram is about to be received; nothing is taken from the socket if denied [fd]. */
  SOCKET_RECEIVED,
  /** It is shut down [fd, 0 input, 1 output, 2 both]. */
  SOCKET_SHUTDOWN,
  /** An option is set or a group joined [fd, name]. */
  SOCKET_SETOPT,
  /** An option is read [fd, name]. */
  SOCKET_GETOPT,
  /** A name is looked up [name or address]. */
  RESOLVE,
  /** The network interfaces are listed []. */
  NETWORK_INTERFACES,

  // Processes of the operating system.
  /** A process is about to be started [argument vector as String array, directory or null]. */
  PROCESS_START,
  /** A process is ended [pid as Long, whether by force]. */
  PROCESS_KILL,
  /** Another process is looked at [pid as Long]. */
  PROCESS_INFO,
  /** The JVM is about to exit [status]. */
  EXIT,
  /** The JVM is about to halt [status]. */
  HALT,
  /** A shutdown hook is added or removed [thread]. */
  SHUTDOWN_HOOK,

  // Code.
  /** A native library is loaded [class it is for or null, path or name]. */
  NATIVE_LOAD,
  /**
   * A restricted method is used [what, the calling class or null, whether it links a native method
   * of a library that NATIVE_LOAD decided].
   */
  NATIVE_ACCESS,
  /** A class loader is made [the new loader, its parent or null]. */
  LOADER_CREATE,
  /** A class loader was made: its creator is recorded [the new loader]. */
  LOADER_CREATED,
  /** A class is defined by a loader [loader, name or null]. */
  CLASS_DEFINE,
  /** A class is defined through a lookup [lookup class, whether hidden]. */
  CLASS_DEFINE_LOOKUP,
  /** A proxy class is made [loader, interfaces as Class array]. */
  PROXY_DEFINE,
  /** Providers of a service are loaded from a loader [service class, loader]. */
  SERVICE_LOAD,
  /** A script engine or a compiler is made or a script is run [name]. */
  SCRIPT,

  // Reaching into others.
  /** Access checks of a member are switched off [caller or null, its class, the member]. */
  SET_ACCESSIBLE,
  /** A private lookup is made [caller's lookup class, target class]. */
  PRIVATE_LOOKUP,
  /** A module is opened, exported or made to read [module, package or null, other module]. */
  MODULE_OPEN,
  /** Classes are redefined, retransformed, or a transformer is added [what]. */
  INSTRUMENT,
  /** A virtual machine is attached to [pid or id]. */
  ATTACH,
  /** sun.misc.Unsafe is got hold of or used [method]. */
  UNSAFE,

  // Threads.
  /** A thread object was made: its creator's cred is recorded [thread]. */
  THREAD_CREATED,
  /** A thread is started [thread]. */
  THREAD_START,
  /** A task is handed to a shared pool: wraps it [the Runnable, Callable or ForkJoinTask]. */
  POOL_SUBMIT,
  /** The handed-over task begins on the worker [the task]. */
  POOL_RUN,
  /** The handed-over task has ended on the worker [the task]. */
  POOL_DONE,
  /** The worker of a pool takes its next task; the one before is over [the task]. */
  POOL_NEXT,
  /** A thread's priority is set [thread, priority]. */
  THREAD_PRIORITY,
  /** A thread is interrupted, suspended or stopped [thread]. */
  THREAD_INTERRUPT,
  /** The stack of a thread is read; null: of all [thread or null]. */
  THREAD_STACK,
  /** A thread's environment is changed: name, daemon, context loader, handler [thread, what]. */
  THREAD_MODIFY,
  /** The threads of a group, or all threads, are listed []. */
  THREAD_LIST,

  // What belongs to the whole JVM.
  /** A system property is read; null: the whole map [key or null]. */
  PROPERTY_READ,
  /** A system property is set or cleared; null: the whole map [key or null]. */
  PROPERTY_WRITE,
  /** An environment variable is read; null: the whole map [name or null]. */
  ENVIRONMENT_READ,
  /** A default of the whole JVM is set [what: locale, stdout, url-stream-handler-factory ...]. */
  GLOBAL_SET,
  /** The time zone of the JVM is set []. */
  TIMEZONE_SET,
  /** A security provider or security property is set [what]. */
  SECURITY_SET,
  /** A security property is read [key]. */
  SECURITY_READ,
  /** An MBean is registered or unregistered, an MBean server is made [object name or null]. */
  JMX_REGISTER,
  /** A diagnostic command is run [name]. */
  DIAGNOSTIC_COMMAND,
  /** The heap is dumped to a file [path]. */
  HEAP_DUMP,
  /** A flag of the VM is set [name]. */
  VM_OPTION,
  /** A flight recording is made or its data read [what]. */
  FLIGHT_RECORDER,
  /** The deserialisation filter of the JVM or a stream is set [what]. */
  FILTER_SET,
  /** The log configuration is changed [logger's name or null]. */
  LOG_SET,

  // OSGi: methods of the framework that bundles call. A bundle is the framework's own
  // org.osgi.framework.Bundle, a reference its own org.osgi.framework.ServiceReference.
  /** A bundle is installed [location]. */
  BUNDLE_INSTALL,
  /** A bundle is updated [bundle]. */
  BUNDLE_UPDATE,
  /** A bundle is uninstalled [bundle]. */
  BUNDLE_UNINSTALL,
  /** A bundle is started [bundle]. */
  BUNDLE_START,
  /** A bundle is stopped; the system bundle ends the framework [bundle]. */
  BUNDLE_STOP,
  /** Bundles are wired anew; null: all that need it [collection of bundles or null]. */
  BUNDLE_REFRESH,
  /** A start level is set; null: the framework's own [bundle or null, level]. */
  BUNDLE_START_LEVEL,
  /** The headers of a bundle are read [bundle]. */
  BUNDLE_HEADERS,
  /** A resource or an entry of a bundle is looked for [bundle, name]. */
  BUNDLE_RESOURCE,
  /** A listener for bundle or framework events is added [kind: bundle or framework]. */
  BUNDLE_LISTEN,
  /** A service is registered [bundle that registers, names as String array]. */
  SERVICE_REGISTER,
  /** The properties of a service are changed [reference]. */
  SERVICE_MODIFY,
  /** A service is taken away [reference]. */
  SERVICE_UNREGISTER,
  /** A service is got [bundle that gets it, reference]. */
  SERVICE_GET,
  /** A listener for service events is added [filter or null]. */
  SERVICE_LISTEN,
  /** A configuration is looked at, or left out of a list [PID]. */
  CONFIGURATION_READ,
  /** A configuration is changed, bound or deleted [PID]. */
  CONFIGURATION_WRITE,
  /** An event is about to be sent [topic, event]. */
  EVENT_SEND,
  /** A handler is about to be chosen for an event that is being sent [topic, event, reference]. */
  EVENT_DELIVER,
  /** The event was sent, which cannot be denied any more [topic, event]. */
  EVENT_SENT,
  /** A handler is about to get events on the topics it was registered with [reference]. */
  EVENT_SUBSCRIBE,
  /** A service is about to be told of to whoever looks for services [reference]. */
  SERVICE_FIND,
  /** A service event is about to be told to a listener [reference, bundle that listens]. */
  SERVICE_EVENT
}
