/** The command line: one command a service, text for people, JSON for programs. */
@org.jspecify.annotations.NullMarked
package org.qinqing.cli.internal;
